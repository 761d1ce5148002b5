using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Schedules;

/// <summary>How a contraction runs.</summary>
/// <param name="WideTileRows">Rows of a register tile, two vectors wide, where the machine has 32 vector registers.</param>
/// <param name="NarrowTileRows">The same where it has 16, and for the last panel, which is two half vectors wide.</param>
/// <param name="FewRows">What runs where the batch is smaller than a narrow tile.</param>
/// <param name="Transposed">The operand that is transposed first, because it is stored along the wrong index.</param>
/// <param name="PutsSumsDown">
/// Whether a register tile of a gradient is put down in memory, because the optimiser's step is too long to be repeated for each of its vectors.
/// </param>
internal sealed record ContractionSchedule(
    int WideTileRows, int NarrowTileRows, FewRows FewRows, TransposedOperand? Transposed, bool PutsSumsDown)
{
    /// <summary>Vectors of a full tile: one panel at the widest vectors.</summary>
    public const int TileVectors = 2;

    /// <summary>Floats of the largest tile.</summary>
    public int TileFloats => WideTileRows * Panels.PanelColumns;
}

/// <summary>How rows run one at a time.</summary>
internal enum FewRows
{
    /// <summary>Never: the number of rows is known at compile time.</summary>
    Never,

    /// <summary>Outputs in the lanes, the sum split into independent chains.</summary>
    SplitSum,

    /// <summary>The sum in the lanes, over the operand as it is stored.</summary>
    DotProducts,
}

/// <param name="Source">The parameter.</param>
/// <param name="SourceLayout">Its layout.</param>
/// <param name="Copy">The transposed copy, in the workspace.</param>
internal sealed record TransposedOperand(Parameter Source, Panels SourceLayout, Tensor Copy);
