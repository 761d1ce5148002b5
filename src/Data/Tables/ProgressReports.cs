using System.Diagnostics;

namespace NetGen.Data.Tables;

/// <summary>Reports progress about ten times a second, and at the end.</summary>
internal sealed class ProgressReports(IProgress<CsvProgress>? progress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.1);

    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Counts a record.</summary>
    /// <param name="share">Gets the part that is done.</param>
    public void Add(Func<double?> share)
    {
        Records++;
        if (progress is null || Stopwatch.GetElapsedTime(_last) < Interval)
            return;
        _last = Stopwatch.GetTimestamp();
        progress.Report(new CsvProgress { Records = Records, Share = share() });
    }

    /// <summary>The number of records so far.</summary>
    public long Records { get; private set; }

    public void End() => progress?.Report(new CsvProgress { Records = Records, Share = 1 });
}
