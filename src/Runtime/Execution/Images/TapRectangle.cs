namespace NetGen.Execution;

/// <summary>
/// A rectangle of results that are summed up from the same taps, and where these lie, in floats. The lines of the rectangle run along its
/// longer side.
/// </summary>
internal readonly struct TapRectangle
{
    /// <param name="rows">What results are summed up from, from row to row.</param>
    /// <param name="columns">The same along a row.</param>
    /// <param name="row">The first row of the rectangle.</param>
    /// <param name="endRow">The end of its rows.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="endColumn">The end of its columns.</param>
    /// <param name="pixelFloats">The number of floats per pixel.</param>
    public TapRectangle(in TapLine rows, in TapLine columns, int row, int endRow, int column, int endColumn, nint pixelFloats)
    {
        (int firstTapRow, int endTapRow) = rows.TapsOf(row);
        (int firstTapColumn, int endTapColumn) = columns.TapsOf(column);
        nint sourceRow = columns.Sources * pixelFloats, resultRow = columns.AllResults * pixelFloats;
        var down = new Direction(
            endRow - row, rows.SourceStep * sourceRow, rows.ResultStep * resultRow, endTapRow - firstTapRow, rows.TapSourceStep * sourceRow,
            rows.TapStep * columns.AllTaps);
        var along = new Direction(
            endColumn - column, columns.SourceStep * pixelFloats, columns.ResultStep * pixelFloats, endTapColumn - firstTapColumn,
            columns.TapSourceStep * pixelFloats, columns.TapStep);
        (Lines, Line) = down.Count > along.Count ? (along, down) : (down, along);
        FirstTap = (rows.FirstTap + firstTapRow * rows.TapStep) * columns.AllTaps + columns.FirstTap + firstTapColumn * columns.TapStep;
        FirstResult = (rows.FirstResult + row * rows.ResultStep) * resultRow + (columns.FirstResult + column * columns.ResultStep) * pixelFloats;
        FirstSource = down.Taps == 0 || along.Taps == 0
            ? 0
            : (rows.FirstSource + row * rows.SourceStep + firstTapRow * rows.TapSourceStep) * sourceRow
                + (columns.FirstSource + column * columns.SourceStep + firstTapColumn * columns.TapSourceStep) * pixelFloats;
    }

    /// <summary>Where the first result lies.</summary>
    public nint FirstResult { get; }

    /// <summary>Where the source under its first tap lies.</summary>
    public nint FirstSource { get; }

    /// <summary>Its first tap, among all of the window.</summary>
    public nint FirstTap { get; }

    /// <summary>From line to line.</summary>
    public Direction Lines { get; }

    /// <summary>Along a line.</summary>
    public Direction Line { get; }

    /// <summary>One of the two directions of a rectangle.</summary>
    /// <param name="Count">Results.</param>
    /// <param name="Source">The number of floats from the source of one result to that of the next.</param>
    /// <param name="Result">The number of floats from one result to the next.</param>
    /// <param name="Taps">Taps.</param>
    /// <param name="TapSource">The number of floats from the source under one tap to that under the next.</param>
    /// <param name="Tap">From one tap to the next, among all of the window.</param>
    public readonly record struct Direction(nint Count, nint Source, nint Result, nint Taps, nint TapSource, nint Tap);
}
