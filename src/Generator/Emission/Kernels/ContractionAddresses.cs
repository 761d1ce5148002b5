using System.Globalization;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Where a contraction's loops and tiles find their operands, as C# expressions in <c>row</c>, <c>column</c> and <c>k</c>.</summary>
internal sealed class ContractionAddresses(ContractionKernel kernel)
{
    /// <summary>Columns that lie in panels of full width.</summary>
    public int FullColumns { get; } = MatrixLayout.Pad(kernel.Columns) / Panels.PanelColumns * Panels.PanelColumns;

    public bool HasFullPanels => FullColumns > 0;

    /// <summary>Whether the last panel is half as wide as the others.</summary>
    public bool HasLastPanel => FullColumns < MatrixLayout.Pad(kernel.Columns);

    /// <summary>Whether a tile must be told which kind of panel it is in.</summary>
    public bool HasBothPanels => HasFullPanels && HasLastPanel;

    /// <summary>Floats from one row of a panel to the next.</summary>
    public static int PanelStride(bool inLastPanel) => inLastPanel ? MatrixLayout.VectorFloats : Panels.PanelColumns;

    /// <summary>Floats from an operand's start to what the tile at <paramref name="row"/> and the loops' <c>column</c> reads first.</summary>
    public string Offset(string name, string row, bool inLastPanel)
    {
        if (name == kernel.Left.Tensor.Name)
            return Scaled(row, kernel.Left.RowStride);
        if (name == kernel.Right.Tensor.Name)
            return Column(kernel.Right.Layout, inLastPanel);
        if (name == kernel.Bias?.Name)
            return "column";
        if (name == kernel.Schedule.GradientTile?.Name)
            return "0";
        string rows = Scaled(row, kernel.ResultLayout is RowMajor result ? result.Stride : PanelStride(inLastPanel));
        string column = Column(kernel.ResultLayout, inLastPanel);
        return rows == "0" ? column : $"{rows} + {column}";
    }

    /// <summary>Floats from one row of the result to the <paramref name="row"/>-th after it, inside a tile.</summary>
    public string ResultRow(int row) => Multiple(kernel.ResultLayout, row);

    /// <summary>The same for a <paramref name="row"/> that a loop counts.</summary>
    public string ResultRow(string row) => $"{row} * {(kernel.ResultLayout is Panels && HasBothPanels ? "panelStride" : Multiple(kernel.ResultLayout, 1))}";

    /// <summary>Floats to the summand <paramref name="k"/> of the operand that is read in vectors, inside a tile.</summary>
    public string Summand(string k) => kernel.Right.Layout switch
    {
        RowMajor rows => $"{k} * {rows.Stride}",
        _ when HasBothPanels => $"{k} * panelStride",
        _ => $"{k} * {PanelStride(HasLastPanel)}",
    };

    /// <summary>Whether an operand has a row for every row of the result.</summary>
    public bool IsIndexedByRow(string name) =>
        name == kernel.Left.Tensor.Name || name == kernel.ActivateGradient?.Reference.Name
        || (kernel.Result is StoreSink store && name == store.Tensor.Name);

    public int RowStride(string name) => name == kernel.Left.Tensor.Name ? kernel.Left.RowStride : kernel.ResultLayout.PaddedColumns;

    /// <summary>Where the loops' <c>column</c> begins.</summary>
    public string Column(MatrixLayout layout, bool inLastPanel)
    {
        if (layout is not Panels panels || panels.Rows == 1)
            return "column";
        if (inLastPanel)
            return FullColumns == 0 ? "column" : $"column + {(panels.Rows - 1) * FullColumns}";
        return FullColumns == Panels.PanelColumns ? "column" : $"(column >> 5) * {Panels.PanelColumns * panels.Rows} + (column & 31)";
    }

    private string Multiple(MatrixLayout layout, int row)
    {
        if (row == 0)
            return "0";
        if (layout is Panels && HasBothPanels)
            return row == 1 ? "panelStride" : $"{row} * panelStride";
        return Literals.Integer(row * (layout is RowMajor rows ? rows.Stride : PanelStride(HasLastPanel)));
    }

    private static string Scaled(string row, int stride)
    {
        if (int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out int constant))
            return Literals.Integer(constant * stride);
        return stride == 1 ? row : $"{row} * {stride}";
    }
}
