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
        string trailing = ", Share share" + (FindsGradient ? ", TSink sink" : "");
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(Operands.Of(kernel)) + trailing))
        {
            EmitShare();
            EmitFewSamples();
            if (Schedule.Transposed is { } transposed)
            {
                writer.Line($"PanelMatrix.Transpose(ref {transposed.Source.Name}, ref {transposed.Copy.Name}, " +
                    $"{transposed.SourceLayout.Rows}, {transposed.SourceLayout.Columns}, share);");
                writer.Line("share.Meet();");
            }

            if (_addresses.HasFullPanels)
                EmitFullPanels();
            if (_addresses.HasLastPanel)
                EmitLastPanel();
        }
    }

    private void EmitShare()
    {
        if (!kernel.Rows.IsPerSample)
        {
            if (Schedule.PutsSumsDown)
                writer.Line($"ref float sums = ref ThreadWorkspace.Tile({Schedule.TileFloats});");
            writer.Line(kernel.Inner.Size == 1 ? "int samples = share.Samples;" : $"int summands = share.Samples * {kernel.Inner.Size};");
            writer.Line($"(nint firstRow, nint endRow) = share.Rows({kernel.Rows.Size});");
            return;
        }

        string result = Operands.ResultOf(kernel.Result);
        KernelEmitter.EmitOwnSamples(writer,
        [
            .. new[]
            {
                (kernel.Left.Tensor.Name, kernel.Left.Stride * kernel.Rows.Size),
                (Name: result, kernel.ResultLayout.PaddedColumns * kernel.Rows.Size),
            },
            .. kernel.StepOperands.Select(operand => (operand.Name, kernel.ResultLayout.PaddedColumns * kernel.Rows.Size)),
        ]);
        if (kernel.Rows.Size > 1)
            writer.Line($"int rows = samples * {kernel.Rows.Size};");
    }

    private void EmitFewSamples()
    {
        (string condition, ISharedMethod method, string call)? few = Schedule.FewRows switch
        {
            FewRows.SplitSum => (FewerThanATile, SplitSumRows.Of(kernel), SplitSumRows.Of(kernel).Call(kernel)),
            FewRows.DotProducts => (FewerThanATile, DotProductRows.Of(kernel), DotProductRows.Of(kernel).Call(kernel)),
            _ when FindsGradient && kernel.Inner.Size == 1 => ("samples == 1", new OuterProduct(), new OuterProduct().Call(kernel)),
            _ => null,
        };
        if (few is not var (condition, method, call))
            return;
        shared.Add(method);
        using (writer.Block($"if ({condition})"))
        {
            if (FindsGradient)
            {
                writer.Line("if (share.IsFirst)");
                using (writer.Indent())
                    writer.Line(call);
            }
            else
            {
                writer.Line(call);
            }

            writer.Line("return;");
        }

        writer.Line();
    }

    private string FewerThanATile =>
        $"share.Samples{(kernel.Rows.Size == 1 ? "" : $" * {kernel.Rows.Size}")} < {Schedule.NarrowTileRows}";

    /// <summary>How many rows of samples there are.</summary>
    private string RowCount => kernel.Rows.Size == 1 ? "samples" : "rows";

    private void EmitFullPanels()
    {
        string wide = "V.Count == V512.Count" + (kernel.Rows.IsPerSample ? $" && {RowCount} >= {Schedule.WideTileRows}" : "");
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
            using (Branch($"if ({wide})"))
                EmitRows(wideRows, wideVector, inLastPanel);
            using (Branch("else"))
                EmitRows(Schedule.NarrowTileRows, "V", inLastPanel);
        }
    }

    /// <summary>A branch with the calls for all rows: of a batch it is one.</summary>
    private CodeWriter.Scope Branch(string head)
    {
        if (!kernel.Rows.IsPerSample)
            return writer.Block(head);
        writer.Line(head);
        return writer.Indent();
    }

    private void EmitRows(int tileRows, string vector, bool inLastPanel)
    {
        if (kernel.Rows.IsPerSample)
        {
            EmitTiles(tileRows, "0", RowCount, vector, inLastPanel);
            return;
        }

        int rows = kernel.Rows.Size;
        int whole = rows / tileRows * tileRows;
        if (whole > 0)
            EmitTiles(tileRows, "firstRow", $"{(whole == rows ? "endRow" : $"nint.Min(endRow, {whole})")} - firstRow", vector, inLastPanel);
        if (whole == rows)
            return;
        writer.Line($"if (endRow == {rows})");
        using (writer.Indent())
            EmitTiles(rows - whole, Literals.Integer(whole), Literals.Integer(rows - whole), vector, inLastPanel);
    }

    private void EmitTiles(int tileRows, string firstRow, string rows, string vector, bool inLastPanel)
    {
        var tile = RegisterTile.Of(kernel, tileRows);
        shared.Add(tile);
        writer.Line(tile.Call(kernel, firstRow, rows, vector, inLastPanel));
    }
}
