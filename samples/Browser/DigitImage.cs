namespace Browser;

/// <summary>
/// Turns a drawing into an image like those of the UCI digits. There, a digit is a bitmap of 32x32 pixels that are paper or ink. It fills the height and
/// is centred. The bitmap is divided into blocks of 4x4 pixels, and the ink in each is counted, from 0 to 16.
/// </summary>
public static class DigitImage
{
    /// <summary>The number of blocks in a row and in a column.</summary>
    public const int Side = 8;

    /// <summary>The count of a block that is all ink.</summary>
    public const int FullInk = BlockSide * BlockSide;

    private const int BlockSide = 4, BitmapSide = Side * BlockSide;

    // As in the data: the outer columns of blocks are almost empty, and about 310 pixels of a digit are ink.
    private const double LargestWidth = 24, PenWidth = 5;

    // A flat drawing, such as a dash, is not stretched to the whole height.
    private const double LargestFlatness = 2;

    /// <summary>Counts the ink in each block, row by row. The position, size and line width of the drawing don't matter.</summary>
    public static int[] Count(Drawing drawing)
    {
        Point[][] strokes = Normalize(drawing);
        int[] counts = new int[Side * Side];
        for (int y = 0; y < BitmapSide; y++)
        {
            for (int x = 0; x < BitmapSide; x++)
            {
                // The middle of the pixel.
                var pixel = new Point(x + 0.5, y + 0.5);
                if (strokes.Any(stroke => Distance(stroke, pixel) <= PenWidth / 2))
                    counts[(y / BlockSide * Side) + (x / BlockSide)]++;
            }
        }

        return counts;
    }

    /// <summary>Scales the lines so that with the width of the pen they fill the bitmap's height, and centres them.</summary>
    private static Point[][] Normalize(Drawing drawing)
    {
        Point[] points = [.. drawing.Strokes.SelectMany(stroke => stroke)];
        if (points.Length == 0)
            return [];
        double left = points.Min(point => point.X), width = points.Max(point => point.X) - left;
        double top = points.Min(point => point.Y), height = points.Max(point => point.Y) - top;
        // A single dot has no size to scale.
        double scaleY = (BitmapSide - PenWidth) / Math.Max(1, Math.Max(height, width / LargestFlatness));
        double scaleX = Math.Min(scaleY, (LargestWidth - PenWidth) / Math.Max(1, width));
        return [.. drawing.Strokes.Select(stroke => stroke.Select(Place).ToArray())];

        Point Place(Point point) => new(
            (BitmapSide / 2.0) + (scaleX * (point.X - left - (width / 2))),
            (BitmapSide / 2.0) + (scaleY * (point.Y - top - (height / 2))));
    }

    private static double Distance(Point[] stroke, Point point)
    {
        double smallest = Distance(stroke[0], stroke[0], point);
        for (int i = 1; i < stroke.Length; i++)
            smallest = Math.Min(smallest, Distance(stroke[i - 1], stroke[i], point));
        return smallest;
    }

    /// <summary>The distance of a point from a line from one point to another.</summary>
    private static double Distance(Point from, Point to, Point point)
    {
        double x = to.X - from.X, y = to.Y - from.Y, square = (x * x) + (y * y);
        double share = square == 0 ? 0 : Math.Clamp((((point.X - from.X) * x) + ((point.Y - from.Y) * y)) / square, 0, 1);
        return double.Hypot(point.X - from.X - (share * x), point.Y - from.Y - (share * y));
    }
}
