using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Where a contraction's loops find their operands, as C# expressions in <c>row</c> and <c>column</c>.</summary>
internal sealed class ContractionAddresses(ContractionKernel kernel)
{
    /// <summary>Columns that lie in panels of full width.</summary>
    public int FullColumns { get; } = MatrixLayout.Pad(kernel.Columns) / Panels.PanelColumns * Panels.PanelColumns;

    public bool HasFullPanels => FullColumns > 0;

    /// <summary>Whether the last panel is half as wide as the others.</summary>
    public bool HasLastPanel => FullColumns < MatrixLayout.Pad(kernel.Columns);

    /// <summary>Floats from one row of a panel to the next.</summary>
    public static int PanelStride(bool inLastPanel) => inLastPanel ? MatrixLayout.VectorFloats : Panels.PanelColumns;

    /// <summary>Floats from one row of a matrix to the next, in one of its panels.</summary>
    public static int RowStride(MatrixLayout layout, bool inLastPanel) => layout is RowMajor rows ? rows.Stride : PanelStride(inLastPanel);

    /// <summary>Floats to what the tiles from <paramref name="firstRow"/> on read first of the operand that is broadcast.</summary>
    public string Left(string firstRow) => Scaled(firstRow, kernel.Left.IsTransposed ? 1 : kernel.Left.Stride);

    /// <summary>Floats to the first element of the result of the tiles from <paramref name="firstRow"/> on.</summary>
    public string Result(string firstRow, bool inLastPanel)
    {
        string rows = Scaled(firstRow, RowStride(kernel.ResultLayout, inLastPanel));
        string column = Column(kernel.ResultLayout, inLastPanel);
        return rows == "0" ? column : $"{rows} + {column}";
    }

    /// <summary>Where the loops' <c>column</c> begins.</summary>
    public string Column(MatrixLayout layout, bool inLastPanel)
    {
        if (layout is not Panels panels || panels.Rows == 1)
            return "column";
        if (inLastPanel)
            return FullColumns == 0 ? "column" : $"column + {(panels.Rows - 1) * FullColumns}";
        return FullColumns == Panels.PanelColumns ? "column" : $"(column >> 5) * {Panels.PanelColumns * panels.Rows} + (column & 31)";
    }

    private static string Scaled(string row, int stride) => row == "0" || stride == 1 ? row : $"{row} * {stride}";
}
