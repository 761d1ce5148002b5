using System.IO.Compression;

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
    public void The_share_of_a_stream_of_unknown_length_is_unknown()
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            Csv.Write(gzip, Slow(100));
        compressed.Position = 0;
        var reports = new Reports();

        using var expanded = new GZipStream(compressed, CompressionMode.Decompress);
        Point[] points = Csv.Read<Point>(expanded, new CsvOptions { Progress = reports });

        Assert.Equal(100, points.Length);
        Assert.Equal([new CsvProgress { Records = 100, Share = 1 }], reports.All);
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
            if (rows < 10)
                Thread.Sleep(120);
            yield return new Point(i, -i);
        }
    }

    private sealed class Reports : IProgress<CsvProgress>
    {
        public List<CsvProgress> All { get; } = [];

        public void Report(CsvProgress value) => All.Add(value);
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
