using System.Diagnostics;

/// <summary>How a network did in a stream.</summary>
/// <param name="Accuracy">The share of steps that it saw right.</param>
/// <param name="NanosecondsPerStep">The time of a step.</param>
/// <param name="AllocatedBytes">What all steps together allocated.</param>
internal readonly record struct StreamResult(double Accuracy, double NanosecondsPerStep, long AllocatedBytes)
{
    private const int Runs = 3;

    /// <summary>
    /// Follows a recording several times from its beginning, and keeps the best figures: the first time, the code isn't fully optimised yet, and now and then
    /// the runtime allocates something for itself.
    /// </summary>
    public static StreamResult Measure(Func<Step> createStream, Recording recording)
    {
        StreamResult best = Follow(new MotionMonitor(createStream()), recording);
        for (int run = 1; run < Runs; run++)
        {
            StreamResult next = Follow(new MotionMonitor(createStream()), recording);
            best = best with
            {
                NanosecondsPerStep = Math.Min(best.NanosecondsPerStep, next.NanosecondsPerStep),
                AllocatedBytes = Math.Min(best.AllocatedBytes, next.AllocatedBytes),
            };
        }

        return best;
    }

    private static StreamResult Follow(MotionMonitor monitor, Recording recording)
    {
        long right = 0, allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        for (int i = 0; i < recording.Measurements.Length; i++)
        {
            if (monitor.See(recording.Measurements.AsSpan(i, 1)) == recording.Motions[i])
                right++;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        int steps = recording.Measurements.Length;
        return new StreamResult((double)right / steps, elapsed.TotalNanoseconds / steps, allocated);
    }
}
