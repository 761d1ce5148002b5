namespace Browser;

/// <summary>The strokes of a pen, as points in the coordinates of the drawing area.</summary>
public sealed class Drawing
{
    private readonly List<List<Point>> _strokes = [];

    public IReadOnlyList<IReadOnlyList<Point>> Strokes => _strokes;

    public bool IsEmpty => _strokes.Count == 0;

    public void Begin(Point point) => _strokes.Add([point]);

    /// <summary>Draws a line from the end of the last stroke.</summary>
    public void LineTo(Point point) => _strokes[^1].Add(point);

    public void Clear() => _strokes.Clear();
}
