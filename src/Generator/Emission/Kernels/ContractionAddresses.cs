using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Where a register tile finds its operands, as C# expressions in the loops' <c>row</c> and <c>column</c>.</summary>
internal sealed class ContractionAddresses(ContractionKernel kernel)
{
    private int FullColumns => MatrixLayout.Pad(kernel.Columns) / Panels.PanelColumns * Panels.PanelColumns;

    /// <summary>Floats from an operand's start to what the tile at <paramref name="row"/> and at the loops' <c>column</c> reads first.</summary>
    /// <param name="name">The operand.</param>
    /// <param name="row">The tile's first row, an expression.</param>
    /// <param name="firstColumn">The column at which the loop begins: 0, or that of the last, narrower panel.</param>
    public string Offset(string name, string row, int firstColumn)
    {
        if (name == kernel.Left.Tensor.Name)
            return Scaled(row, kernel.Left.RowStride);
        if (name == kernel.Right.Tensor.Name)
            return Column(kernel.Right.Layout, firstColumn);
        if (name == kernel.Bias?.Name)
            return "column";
        string rows = Scaled(row, ResultStride(firstColumn));
        string column = Column(kernel.ResultLayout, firstColumn);
        return rows == "0" ? column : $"{rows} + {column}";
    }

    /// <summary>Floats from one row of the result to the next, for the panels from <paramref name="firstColumn"/> on.</summary>
    public int ResultStride(int firstColumn) => Stride(kernel.ResultLayout, firstColumn);

    /// <summary>Floats from one summand's vectors to the next's.</summary>
    public int InnerStride(int firstColumn) => Stride(kernel.Right.Layout, firstColumn);

    /// <summary>Whether an operand has a row for every row of the result.</summary>
    public bool IsIndexedByRow(string name) =>
        name == kernel.Left.Tensor.Name || name == kernel.ActivateGradient?.Reference.Name
        || (kernel.Result is StoreSink store && name == store.Tensor.Name);

    public int RowStride(string name) => name == kernel.Left.Tensor.Name ? kernel.Left.RowStride : kernel.ResultLayout.PaddedColumns;

    private int Stride(MatrixLayout layout, int firstColumn) => layout switch
    {
        RowMajor rows => rows.Stride,
        _ => firstColumn < FullColumns ? Panels.PanelColumns : MatrixLayout.VectorFloats,
    };

    private string Column(MatrixLayout layout, int firstColumn)
    {
        if (layout is not Panels panels || FullColumns + firstColumn == 0 || (FullColumns == Panels.PanelColumns && firstColumn == 0))
            return "column";
        if (firstColumn == 0)
            return $"(column >> 5) * {32 * panels.Rows} + (column & 31)";
        return panels.Rows == 1 ? "column" : $"column + {(panels.Rows - 1) * firstColumn}";
    }

    private static string Scaled(string row, int stride)
    {
        if (int.TryParse(row, out int constant))
            return Literals.Integer(constant * stride);
        return stride == 1 ? row : $"{row} * {stride}";
    }
}
