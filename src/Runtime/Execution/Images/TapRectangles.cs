namespace NetGen.Execution;

/// <summary>The rectangles of results that the same taps touch, row by row.</summary>
/// <param name="rows">What results are summed up from, from row to row.</param>
/// <param name="columns">The same along a row.</param>
/// <param name="pixelFloats">The number of floats per pixel.</param>
internal struct TapRectangles(TapLine rows, TapLine columns, nint pixelFloats)
{
    private int _row;
    private int _endRow = rows.EndOfRun(0);
    private int _column;
    private int _endColumn;

    /// <summary>Floats of all sources of a sample.</summary>
    public readonly nint SourceFloats => rows.Sources * columns.Sources * pixelFloats;

    /// <summary>Floats of all results of a sample.</summary>
    public readonly nint ResultFloats => rows.AllResults * columns.AllResults * pixelFloats;

    public readonly TapRectangle Current => new(rows, columns, _row, _endRow, _column, _endColumn, pixelFloats);

    public readonly TapRectangles GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_endColumn == columns.Results)
        {
            if (_endRow == rows.Results)
                return false;
            _row = _endRow;
            _endRow = rows.EndOfRun(_row);
            _endColumn = 0;
        }

        _column = _endColumn;
        _endColumn = columns.EndOfRun(_column);
        return true;
    }
}
