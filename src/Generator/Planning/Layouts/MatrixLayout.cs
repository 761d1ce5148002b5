using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Layouts;

/// <summary>How the rows of a tensor lie in memory. Every layout pads its columns with zeros so that any vector width divides them.</summary>
internal abstract record MatrixLayout(int PaddedColumns)
{
    /// <summary>The widest vector, in floats: 512 bits.</summary>
    public const int VectorFloats = 16;

    public static int Pad(int columns) => (columns + VectorFloats - 1) / VectorFloats * VectorFloats;
}

/// <summary>One row after the other, <paramref name="Stride"/> floats apart.</summary>
internal sealed record RowMajor(int Stride) : MatrixLayout(Stride)
{
    /// <summary>
    /// Whether a tensor lies so: rows of samples, as the workspace holds them. The caller's are packed, and weights lie in panels.
    /// </summary>
    public static bool Holds(Tensor tensor) =>
        tensor.Shape.HasBatch && (tensor.Role != TensorRole.Input || tensor.Shape.Features == Pad(tensor.Shape.Features));
}

/// <summary>
/// Panels of <see cref="PanelColumns"/> columns, each holding its part of every row one after the other, so that a register tile reads a
/// panel from end to end. Where the columns are no multiple of a panel, the last one is <see cref="MatrixLayout.VectorFloats"/> wide.
/// </summary>
internal sealed record Panels(int Rows, int Columns) : MatrixLayout(Pad(Columns))
{
    public const int PanelColumns = 2 * VectorFloats;

    public int Floats => Rows * PaddedColumns;
}
