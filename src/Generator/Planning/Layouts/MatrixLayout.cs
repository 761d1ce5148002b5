using NetGen.Execution;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Layouts;

/// <summary>How the rows of a tensor lie in memory. Every layout pads its columns with zeros so that any vector width divides them.</summary>
internal abstract record MatrixLayout(int PaddedColumns)
{
    /// <summary>The widest vector, in floats: 512 bits.</summary>
    public const int VectorFloats = MemoryLayout.VectorFloats;

    public static int Pad(int columns) => (columns + VectorFloats - 1) / VectorFloats * VectorFloats;

    /// <summary>Floats of a tensor, padding included; for one sample where it has a batch.</summary>
    public static long FloatsOf(Tensor tensor)
    {
        var layout = Of(tensor);
        return layout is Panels panels ? panels.Floats : (long)tensor.Shape.RowsPerSample * layout.PaddedColumns;
    }

    /// <summary>
    /// How a tensor lies: rows of samples one after the other, and those of a table, a weight in panels with its inputs as rows. The caller's rows are packed.
    /// </summary>
    public static MatrixLayout Of(Tensor tensor) => tensor.Shape switch
    {
        { HasBatch: true } when tensor.IsPacked => new RowMajor(tensor.Shape.Columns),
        { HasBatch: false, Rank: > 1 } weight when !tensor.IsTable => Panels.Of(weight),
        { Rank: 0 } => new RowMajor(1),
        var shape => new RowMajor(Pad(shape.Columns)),
    };
}

/// <summary>One row after the other, <paramref name="Stride"/> floats apart.</summary>
internal sealed record RowMajor(int Stride) : MatrixLayout(Stride)
{
    /// <summary>Whether vectors of any width fill a row.</summary>
    public bool IsPadded => Stride % VectorFloats == 0;
}

/// <summary>
/// Panels of <see cref="PanelColumns"/> columns, each holding its part of every row one after the other, so that a register tile reads a
/// panel from end to end. Where the columns are no multiple of a panel, the last one is <see cref="MatrixLayout.VectorFloats"/> wide.
/// </summary>
/// <param name="Rows">Inputs of the weight; of a convolution's, the channels of each tap of its kernel.</param>
/// <param name="Columns">Outputs of the weight.</param>
/// <param name="Taps">Taps of the kernel; 1 where it is none.</param>
internal sealed record Panels(int Rows, int Columns, int Taps = 1) : MatrixLayout(Pad(Columns))
{
    public const int PanelColumns = MemoryLayout.PanelColumns;

    /// <summary>The layout of a weight [out, in], or [out, in, taps…].</summary>
    public static Panels Of(Shape weight) => new(
        weight.Skip(1).Aggregate(1, (rows, extent) => rows * extent.Size), weight[0].Size, weight.Skip(2).Aggregate(1, (taps, extent) => taps * extent.Size));

    public long Floats => (long)Rows * PaddedColumns;
}
