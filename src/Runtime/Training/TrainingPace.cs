using System.Diagnostics;

namespace NetGen;

/// <summary>Counts the batches of a training, and reports how it goes.</summary>
/// <param name="options">What to report to, and how many epochs there are to be.</param>
/// <param name="batchesPerEpoch">Batches of an epoch.</param>
internal sealed class TrainingPace(TrainingOptions options, int batchesPerEpoch)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private long _lastReport = Stopwatch.GetTimestamp();
    private long _batches;
    private long _samples;
    private int _batchesInEpoch;

    /// <summary>Whether the last report was long enough ago.</summary>
    public bool IsDue => options.Progress is not null && Stopwatch.GetElapsedTime(_lastReport) >= Interval;

    public void BeginEpoch() => _batchesInEpoch = 0;

    public void Add(int samples)
    {
        _batches++;
        _batchesInEpoch++;
        _samples += samples;
    }

    /// <summary>Reports progress.</summary>
    /// <param name="epoch">The epoch, from 1 on.</param>
    /// <param name="loss">Its mean loss so far.</param>
    /// <param name="completed">The epoch when it has ended.</param>
    public void Report(int epoch, double loss, TrainingEpoch? completed)
    {
        if (options.Progress is null)
            return;
        _lastReport = Stopwatch.GetTimestamp();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start, _lastReport);
        int stopped = completed is null ? _batchesInEpoch : batchesPerEpoch;
        long left = ((long)options.Epochs - epoch + 1) * batchesPerEpoch - stopped;
        options.Progress.Report(new TrainingProgress
        {
            Epoch = epoch,
            Epochs = options.Epochs,
            Step = stopped,
            StepsPerEpoch = batchesPerEpoch,
            Loss = loss,
            SamplesPerSecond = _samples / elapsed.TotalSeconds,
            TimeLeft = TimeFor(left, elapsed),
            Completed = completed,
        });
    }

    /// <summary>The time that more batches take, at the speed so far; as much as a <see cref="TimeSpan"/> can tell.</summary>
    private TimeSpan TimeFor(long batches, TimeSpan elapsed)
    {
        double ticks = elapsed.Ticks * ((double)batches / _batches);
        return ticks < TimeSpan.MaxValue.Ticks ? new TimeSpan((long)ticks) : TimeSpan.MaxValue;
    }
}
