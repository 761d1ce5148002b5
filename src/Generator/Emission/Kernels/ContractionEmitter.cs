using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a contraction: the loops over its register tiles, and the tiles.</summary>
internal sealed class ContractionEmitter
{
    private readonly CodeWriter _writer;
    private readonly ContractionKernel _kernel;
    private readonly RegisterTile _tile;
    private readonly SortedSet<(int Rows, int Vectors)> _tiles = [];

    private ContractionEmitter(CodeWriter writer, ContractionKernel kernel)
    {
        _writer = writer;
        _kernel = kernel;
        _tile = new RegisterTile(writer, kernel);
    }

    private ContractionSchedule Schedule => _kernel.Schedule;

    private int PaddedColumns => MatrixLayout.Pad(_kernel.Columns);

    private int FullColumns => PaddedColumns / Panels.PanelColumns * Panels.PanelColumns;

    public static void Emit(CodeWriter writer, ContractionKernel kernel) => new ContractionEmitter(writer, kernel).Emit();

    private void Emit()
    {
        string rate = _kernel.Result is UpdateSink ? ", float learningRate" : "";
        _writer.Line($"// {KernelRemarks.Of(_kernel)}");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        _writer.Line($"public static void {_kernel.Name}<V>({Operands.Declared(Operands.Of(_kernel))}, int samples{rate})");
        using (_writer.Indent())
            _writer.Line("where V : struct, IVector<V>");
        using (_writer.Block())
            EmitLoops();

        foreach ((int rows, int vectors) in _tiles)
            _tile.Emit(rows, vectors);
        if (Schedule.FewRows == FewRows.SplitSum)
            SingleRow.EmitSplitSum(_writer, _kernel, FullColumns > 0, FullColumns < PaddedColumns);
        else if (Schedule.FewRows == FewRows.DotProducts)
            SingleRow.EmitDotProducts(_writer, _kernel);
    }

    private void EmitLoops()
    {
        if (_kernel.Result is UpdateSink)
            _writer.Line("V step = V.Create(-learningRate);");
        if (Schedule.FewRows != FewRows.Never)
            EmitFewRows();
        if (Schedule.Transposed is { } transposed)
        {
            _writer.Line($"PanelMatrix.Transpose(ref {transposed.Source.Name}, ref {transposed.Copy.Name}, " +
                $"{transposed.SourceLayout.Rows}, {transposed.SourceLayout.Columns});");
        }

        if (FullColumns > 0)
            EmitColumns(0, FullColumns, ContractionSchedule.TileVectors);
        if (FullColumns < PaddedColumns)
            EmitColumns(FullColumns, PaddedColumns, 1);
    }

    private void EmitFewRows()
    {
        using (_writer.Block($"if (samples < {Schedule.WideTileRows})"))
        {
            IEnumerable<(string, string)> operands = SingleRow.Operands(_kernel)
                .Select(name => (name, _tile.Addresses.IsIndexedByRow(name) ? $"row * {_tile.Addresses.RowStride(name)}" : "0"));
            _writer.Line("for (nint row = 0; row < samples; row++)");
            using (_writer.Indent())
                _writer.Line($"{_kernel.Name}Row<V>({Emission.Operands.Passed(operands)});");
            _writer.Line("return;");
        }

        _writer.Line();
    }

    private void EmitColumns(int from, int to, int vectors)
    {
        string step = vectors == 1 ? "V.Count" : $"{vectors} * V.Count";
        using (_writer.Block($"for (nint column = {from}; column < {to}; column += {step})"))
        {
            if (vectors == 1 || Schedule.WideTileRows == Schedule.NarrowTileRows)
            {
                EmitRows(Schedule.WideTileRows, from, vectors);
                return;
            }

            using (_writer.Block("if (V.Count == V512.Count)"))
                EmitRows(Schedule.WideTileRows, from, vectors);
            using (_writer.Block("else"))
                EmitRows(Schedule.NarrowTileRows, from, vectors);
        }
    }

    private void EmitRows(int tileRows, int firstColumn, int vectors)
    {
        if (_kernel.Rows.IsBatch)
        {
            using (_writer.Block($"for (nint next = 0; next < samples; next += {tileRows})"))
            {
                _writer.Line($"nint row = nint.Min(next, samples - {tileRows}); // the last tile may overlap the one before");
                EmitTileCall(tileRows, vectors, "row", firstColumn);
            }

            return;
        }

        int rows = _kernel.Rows.Size;
        int whole = rows / tileRows * tileRows;
        if (whole > tileRows)
        {
            _writer.Line($"for (nint row = 0; row < {whole}; row += {tileRows})");
            using (_writer.Indent())
                EmitTileCall(tileRows, vectors, "row", firstColumn);
        }
        else if (whole > 0)
        {
            EmitTileCall(tileRows, vectors, "0", firstColumn);
        }

        if (whole < rows)
            EmitTileCall(rows - whole, vectors, Literals.Integer(whole), firstColumn);
    }

    private void EmitTileCall(int rows, int vectors, string row, int firstColumn)
    {
        _tiles.Add((rows, vectors));
        IEnumerable<(string, string)> operands = _tile.Operands.Select(name => (name, _tile.Addresses.Offset(name, row, firstColumn)));
        string last = (_kernel.Inner.IsBatch ? ", samples" : "") + (_kernel.Result is UpdateSink ? ", step" : "");
        _writer.Line($"{RegisterTile.Name(_kernel, rows, vectors)}({Operands.Passed(operands)}{last});");
    }
}
