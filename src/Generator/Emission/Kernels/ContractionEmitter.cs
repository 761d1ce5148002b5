using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a contraction: the loops over its register tiles, and the tiles. The last panel, where it is only 16 columns wide, runs at two
/// 256-bit vectors even on wider machines: a single vector a row would leave half of them idle.
/// </summary>
internal sealed class ContractionEmitter
{
    private readonly CodeWriter _writer;
    private readonly ContractionKernel _kernel;
    private readonly ContractionAddresses _addresses;
    private readonly RegisterTile _tile;
    private readonly SortedSet<int> _tiles = [];

    private ContractionEmitter(CodeWriter writer, ContractionKernel kernel)
    {
        _writer = writer;
        _kernel = kernel;
        _addresses = new ContractionAddresses(kernel);
        _tile = new RegisterTile(writer, kernel, _addresses);
    }

    private ContractionSchedule Schedule => _kernel.Schedule;

    private bool FindsGradient => _kernel.Result is GradientSink;

    private string TypeParameters => KernelEmitter.TypeParameters(_kernel);

    private string DeclaredTrailing => ", int samples" + (FindsGradient ? ", TSink sink" : "");

    public static void Emit(CodeWriter writer, ContractionKernel kernel) => new ContractionEmitter(writer, kernel).Emit();

    private void Emit()
    {
        EmitDriver();
        if (_addresses.HasLastPanel)
            EmitLastPanel();
        foreach (int rows in _tiles)
            _tile.Emit(rows);
        if (FindsGradient)
            OneSampleGradient.Emit(_writer, _kernel);
        if (Schedule.FewRows == FewRows.SplitSum)
            SingleRow.EmitSplitSum(_writer, _kernel);
        else if (Schedule.FewRows == FewRows.DotProducts)
            SingleRow.EmitDotProducts(_writer, _kernel);
    }

    private void EmitDriver()
    {
        using (KernelEmitter.Method(_writer, _kernel, Operands.Declared(Operands.Of(_kernel)) + DeclaredTrailing))
        {
            if (FindsGradient)
                EmitOneSample();
            if (Schedule.FewRows != FewRows.Never)
                EmitFewRows();
            if (Schedule.Transposed is { } transposed)
            {
                _writer.Line($"PanelMatrix.Transpose(ref {transposed.Source.Name}, ref {transposed.Copy.Name}, " +
                    $"{transposed.SourceLayout.Rows}, {transposed.SourceLayout.Columns});");
            }

            if (_addresses.HasFullPanels)
                EmitFullPanels();
            if (_addresses.HasLastPanel)
                EmitLastPanelCall();
        }
    }

    private void EmitOneSample()
    {
        using (_writer.Block("if (samples == 1)"))
        {
            _writer.Line($"{OneSampleGradient.Name(_kernel)}({Operands.Passed(OneSampleGradient.Operands(_kernel))}, sink);");
            _writer.Line("return;");
        }

        _writer.Line();
    }

    private void EmitFewRows()
    {
        using (_writer.Block($"if (samples < {Schedule.NarrowTileRows})"))
        {
            IEnumerable<(string, string)> operands = SingleRow.Operands(_kernel)
                .Select(name => (name, _addresses.IsIndexedByRow(name) ? $"row * {_addresses.RowStride(name)}" : "0"));
            _writer.Line("for (nint row = 0; row < samples; row++)");
            using (_writer.Indent())
                _writer.Line($"{_kernel.Name}Row<V>({Operands.Passed(operands)});");
            _writer.Line("return;");
        }

        _writer.Line();
    }

    private void EmitFullPanels()
    {
        string wide = "V.Count == V512.Count" + (_kernel.Rows.IsBatch ? $" && samples >= {Schedule.WideTileRows}" : "");
        using (_writer.Block($"for (nint column = 0; column < {_addresses.FullColumns}; column += 2 * V.Count)"))
        {
            using (_writer.Block($"if ({wide})"))
                EmitRows(Schedule.WideTileRows, inLastPanel: false);
            using (_writer.Block("else"))
                EmitRows(Schedule.NarrowTileRows, inLastPanel: false);
        }
    }

    private void EmitLastPanelCall()
    {
        string arguments = Operands.Passed(_tile.Operands) + ", samples" + (FindsGradient ? ", sink" : "");
        _writer.Line("if (V.Count == V512.Count)");
        using (_writer.Indent())
            _writer.Line($"{_kernel.Name}LastPanel{TypeParameters.Replace("V", "V256")}({arguments});");
        _writer.Line("else");
        using (_writer.Indent())
            _writer.Line($"{_kernel.Name}LastPanel{TypeParameters}({arguments});");
    }

    private void EmitLastPanel()
    {
        int first = _addresses.FullColumns;
        _writer.Line();
        using (KernelEmitter.Method(
            _writer,
            $"private static void {_kernel.Name}LastPanel{TypeParameters}({Operands.Declared(_tile.Operands)}{DeclaredTrailing})",
            _kernel.Result))
        {
            using (_writer.Block($"for (nint column = {first}; column < {first + MatrixLayout.VectorFloats}; column += 2 * V.Count)"))
                EmitRows(Schedule.NarrowTileRows, inLastPanel: true);
        }
    }

    private void EmitRows(int tileRows, bool inLastPanel)
    {
        if (_kernel.Rows.IsBatch)
        {
            using (_writer.Block($"for (nint next = 0; next < samples; next += {tileRows})"))
            {
                _writer.Line($"nint row = nint.Min(next, samples - {tileRows}); // the last tile may overlap the one before");
                EmitTileCall(tileRows, "row", inLastPanel);
            }

            return;
        }

        int rows = _kernel.Rows.Size;
        int whole = rows / tileRows * tileRows;
        if (whole > tileRows)
        {
            _writer.Line($"for (nint row = 0; row < {whole}; row += {tileRows})");
            using (_writer.Indent())
                EmitTileCall(tileRows, "row", inLastPanel);
        }
        else if (whole > 0)
        {
            EmitTileCall(tileRows, "0", inLastPanel);
        }

        if (whole < rows)
            EmitTileCall(rows - whole, Literals.Integer(whole), inLastPanel);
    }

    private void EmitTileCall(int rows, string row, bool inLastPanel)
    {
        _tiles.Add(rows);
        IEnumerable<(string, string)> operands = _tile.Operands.Select(name => (name, _addresses.Offset(name, row, inLastPanel)));
        string last = (_addresses.HasBothPanels ? ", " + ContractionAddresses.PanelStride(inLastPanel) : "")
            + (_kernel.Inner.IsBatch ? ", samples" : "") + (FindsGradient ? ", sink" : "");
        _writer.Line($"{RegisterTile.Name(_kernel, rows)}({Operands.Passed(operands)}{last});");
    }
}
