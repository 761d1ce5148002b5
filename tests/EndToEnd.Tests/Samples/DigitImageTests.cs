using Browser;

namespace NetGen.EndToEnd.Tests.Samples;

/// <summary>How samples/Browser turns a drawing into an image like those of the UCI digits.</summary>
[Trait("Runs", "once")]
public class DigitImageTests
{
    private static readonly Point[] Seven = [new(80, 40), new(160, 40), new(110, 200)];

    [Fact]
    public void Nothing_drawn_is_paper()
    {
        Assert.Equal(new int[64], DigitImage.Count(new Drawing()));
    }

    [Fact]
    public void A_line_down_fills_the_height_in_the_middle()
    {
        int[] counts = DigitImage.Count(Draw(Line(new(30, 10), new(30, 60))));

        Assert.All(Enumerable.Range(0, 8), y => Assert.True(counts[(8 * y) + 3] > 0 && counts[(8 * y) + 3] == counts[(8 * y) + 4]));
        Assert.All(Enumerable.Range(0, 64).Where(i => i % 8 is not (3 or 4)), i => Assert.Equal(0, counts[i]));
    }

    [Theory]
    [InlineData(1, 50, -30)]
    [InlineData(0.5, 0, 0)]
    [InlineData(4, -16, 8)]
    public void Position_and_size_do_not_matter(double scale, double x, double y)
    {
        Point[] moved = [.. Seven.Select(point => new Point((scale * point.X) + x, (scale * point.Y) + y))];

        Assert.Equal(DigitImage.Count(Draw(Seven)), DigitImage.Count(Draw(moved)));
    }

    [Fact]
    public void A_wide_drawing_leaves_the_outer_columns_empty()
    {
        int[] counts = DigitImage.Count(Draw(Line(new(0, 0), new(200, 0), new(200, 150), new(0, 150), new(0, 0))));

        Assert.All(Enumerable.Range(0, 8), y => Assert.Equal((0, 0), (counts[8 * y], counts[(8 * y) + 7])));
        Assert.All(new[] { 1, 6 }, x => Assert.All(Enumerable.Range(0, 8), y => Assert.True(counts[(8 * y) + x] > 0)));
    }

    [Fact]
    public void A_dash_is_not_stretched_to_the_height()
    {
        int[] counts = DigitImage.Count(Draw(Line(new(20, 50), new(120, 52))));

        Assert.All(Enumerable.Range(0, 8), x => Assert.Equal((0, 0), (counts[x], counts[56 + x])));
        Assert.True(counts[(8 * 3) + 3] > 0 && counts[(8 * 4) + 4] > 0);
    }

    [Fact]
    public void A_block_that_is_all_ink_counts_16()
    {
        IEnumerable<Point> rows = Enumerable.Range(0, 41).SelectMany(y => new Point[] { new(0, y), new(40, y) });

        int[] counts = DigitImage.Count(Draw(Line([.. rows])));

        Assert.Equal(DigitImage.FullInk, counts[(8 * 3) + 3]);
        Assert.All(counts, count => Assert.InRange(count, 0, 16));
    }

    [Fact]
    public void A_dot_is_in_the_middle()
    {
        int[] counts = DigitImage.Count(Draw([new Point(5, 5)]));

        int middle = counts[(8 * 3) + 3];
        Assert.True(middle > 0);
        Assert.Equal(counts.Sum(), 4 * middle);
    }

    [Fact]
    public void Strokes_are_not_joined()
    {
        Drawing drawing = Draw(Line(new(0, 0), new(0, 100)), Line(new(60, 0), new(60, 100)));

        int[] counts = DigitImage.Count(drawing);

        Assert.Equal(0, counts[(8 * 3) + 3]);
        Assert.Equal(0, counts[(8 * 3) + 4]);
    }

    private static Point[] Line(params Point[] points) => points;

    private static Drawing Draw(params Point[][] strokes)
    {
        var drawing = new Drawing();
        foreach (Point[] stroke in strokes)
        {
            drawing.Begin(stroke[0]);
            foreach (Point point in stroke[1..])
                drawing.LineTo(point);
        }

        return drawing;
    }
}
