using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a contraction: which of the shared methods runs for how many samples and columns. The last panel, where it is only 16 columns
/// wide, runs at two 256-bit vectors even on wider machines: a single vector a row would leave half of them idle.
/// </summary>
internal sealed class ContractionEmitter(CodeWriter writer, ContractionKernel kernel, SharedMethods shared)
{
    private readonly ContractionAddresses _addresses = new(kernel);

    private ContractionSchedule Schedule => kernel.Schedule;

    private bool FindsGradient => kernel.Result is GradientSink;

    public void Emit()
    {
        string trailing = ", int samples" + (FindsGradient ? ", TSink sink" : "");
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(Operands.Of(kernel)) + trailing))
        {
            EmitFewSamples();
            if (Schedule.Transposed is { } transposed)
            {
                writer.Line($"PanelMatrix.Transpose(ref {transposed.Source.Name}, ref {transposed.Copy.Name}, " +
                    $"{transposed.SourceLayout.Rows}, {transposed.SourceLayout.Columns});");
            }

            if (_addresses.HasFullPanels)
                EmitFullPanels();
            if (_addresses.HasLastPanel)
                EmitLastPanel();
        }
    }

    private void EmitFewSamples()
    {
        (string condition, ISharedMethod method, string call)? few = Schedule.FewRows switch
        {
            FewRows.SplitSum => (FewerThanATile, SplitSumRows.Of(kernel), SplitSumRows.Of(kernel).Call(kernel)),
            FewRows.DotProducts => (FewerThanATile, DotProductRows.Of(kernel), DotProductRows.Of(kernel).Call(kernel)),
            _ when FindsGradient => ("samples == 1", new OuterProduct(), new OuterProduct().Call(kernel)),
            _ => null,
        };
        if (few is not var (condition, method, call))
            return;
        shared.Add(method);
        using (writer.Block($"if ({condition})"))
        {
            writer.Line(call);
            writer.Line("return;");
        }

        writer.Line();
    }

    private string FewerThanATile => $"samples < {Schedule.NarrowTileRows}";

    private void EmitFullPanels()
    {
        string wide = "V.Count == V512.Count" + (kernel.Rows.IsBatch ? $" && samples >= {Schedule.WideTileRows}" : "");
        EmitColumns(0, _addresses.FullColumns, wide, Schedule.WideTileRows, "V", inLastPanel: false);
    }

    private void EmitLastPanel()
    {
        int first = _addresses.FullColumns;
        EmitColumns(
            first, first + MatrixLayout.VectorFloats, "V.Count == V512.Count", Schedule.NarrowTileRows, "V256", inLastPanel: true);
    }

    private void EmitColumns(int first, int end, string wide, int wideRows, string wideVector, bool inLastPanel)
    {
        using (writer.Block($"for (nint column = {first}; column < {end}; column += 2 * V.Count)"))
        {
            using (writer.Block($"if ({wide})"))
                EmitRows(wideRows, wideVector, inLastPanel);
            using (writer.Block("else"))
                EmitRows(Schedule.NarrowTileRows, "V", inLastPanel);
        }
    }

    private void EmitRows(int tileRows, string vector, bool inLastPanel)
    {
        if (kernel.Rows.IsBatch)
        {
            EmitTiles(tileRows, 0, "samples", vector, inLastPanel);
            return;
        }

        int rows = kernel.Rows.Size;
        int whole = rows / tileRows * tileRows;
        if (whole > 0)
            EmitTiles(tileRows, 0, Literals.Integer(whole), vector, inLastPanel);
        if (whole < rows)
            EmitTiles(rows - whole, whole, Literals.Integer(rows - whole), vector, inLastPanel);
    }

    private void EmitTiles(int tileRows, int firstRow, string rows, string vector, bool inLastPanel)
    {
        var tile = RegisterTile.Of(kernel, tileRows);
        shared.Add(tile);
        writer.Line(tile.Call(kernel, firstRow, rows, vector, inLastPanel));
    }
}
