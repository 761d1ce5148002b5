using System.Diagnostics;

namespace NetGen;

/// <summary>Says when the next checkpoint is due.</summary>
/// <param name="interval">The time from one to the next; null for as much as keeps writing them a small part of the time of training.</param>
internal sealed class CheckpointPace(TimeSpan? interval)
{
    // A checkpoint holds the whole history: written at every epoch, it would cost more from epoch to epoch.
    private const int LeastTimesOfWriting = 20;

    private long _last = Stopwatch.GetTimestamp();
    private TimeSpan _wait = interval ?? TimeSpan.Zero;

    public bool IsDue => Stopwatch.GetElapsedTime(_last) >= _wait;

    public void Write(Action write)
    {
        long start = Stopwatch.GetTimestamp();
        write();
        _last = Stopwatch.GetTimestamp();
        _wait = interval ?? LeastTimesOfWriting * Stopwatch.GetElapsedTime(start, _last);
    }
}
