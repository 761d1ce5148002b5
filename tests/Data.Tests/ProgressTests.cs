namespace NetGen.Data.Tests;

public class ProgressTests
{
    private const int Rows = 20_000;

    [Fact]
    public void Reading_is_reported_up_to_the_end()
    {
        using var folder = new TemporaryFolder();
        Csv.Write(folder["points.csv"], Points());
        var reports = new Reports();

        foreach (Point point in Csv.Enumerate<Point>(folder["points.csv"], new CsvOptions { Progress = reports }))
        {
            if (point.X % 10_000 == 9_999)
                Thread.Sleep(150);
        }

        Assert.True(reports.All.Count >= 3, $"{reports.All.Count} reports");
        Assert.InRange(reports.All[0].Share!.Value, 0.01, 0.99);
        Assert.Equal(reports.All.OrderBy(report => report.Records), reports.All);
        Assert.Equal(reports.All.OrderBy(report => report.Share), reports.All);
        Assert.Equal(new CsvProgress { Records = Rows, Share = 1 }, reports.All[^1]);
    }

    [Fact]
    public void The_share_of_a_stream_of_unknown_length_is_unknown_until_the_end()
    {
        var text = new MemoryStream();
        Csv.Write(text, Points());
        var reports = new Reports();

        Point[] points = Csv.Read<Point>(new SlowStream(text.ToArray()), new CsvOptions { Progress = reports });

        Assert.Equal(Rows, points.Length);
        Assert.True(reports.All.Count >= 2, $"{reports.All.Count} reports");
        Assert.All(reports.All.SkipLast(1), report => Assert.Null(report.Share));
        Assert.Equal(new CsvProgress { Records = Rows, Share = 1 }, reports.All[^1]);
    }

    [Fact]
    public void Writing_is_reported_with_the_share_if_the_number_of_records_is_known()
    {
        var reports = new Reports();

        Csv.Write(Stream.Null, Slow(2), new CsvOptions { Progress = reports });
        Csv.Write(Stream.Null, new SlowList(), new CsvOptions { Progress = reports });

        Assert.Equal([(1, null), (2, null), (2, 1), (1, 0.5), (2, 1), (2, 1)], reports.All.Select(report => (report.Records, report.Share)));
    }

    private static IEnumerable<Point> Points() => Enumerable.Range(0, Rows).Select(i => new Point(i, -i));

    private static IEnumerable<Point> Slow(int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            Thread.Sleep(120);
            yield return new Point(i, -i);
        }
    }

    private sealed class Reports : IProgress<CsvProgress>
    {
        public List<CsvProgress> All { get; } = [];

        public void Report(CsvProgress value) => All.Add(value);
    }

    /// <summary>A stream that cannot tell its length, and takes its time.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        // The other overload comes here too.
        public override int Read(byte[] buffer, int offset, int count)
        {
            Thread.Sleep(120);
            return base.Read(buffer, offset, Math.Min(count, 100_000));
        }
    }

    /// <summary>Two records that take their time, of which the number is known.</summary>
    private sealed class SlowList : IReadOnlyCollection<Point>, ICollection<Point>
    {
        public int Count => 2;

        public bool IsReadOnly => true;

        public IEnumerator<Point> GetEnumerator() => Slow(2).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public void Add(Point item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        public bool Contains(Point item) => throw new NotSupportedException();

        public void CopyTo(Point[] array, int arrayIndex) => throw new NotSupportedException();

        public bool Remove(Point item) => throw new NotSupportedException();
    }
}
