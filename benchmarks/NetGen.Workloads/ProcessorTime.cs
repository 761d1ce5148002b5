namespace NetGen.Workloads;

/// <summary>
/// Measures what a call takes of the processor. The clock on the wall would measure what else the machine does, too; and whatever work a
/// contestant moves to threads in the background counts as well.
/// </summary>
public static class ProcessorTime
{
    // Long enough for a clock that ticks in microseconds, short enough that calls in turns meet the same machine.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    /// <summary>The seconds that one of <paramref name="times"/> takes.</summary>
    public static double PerCall(Action<int> loop, int times)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        loop(times);
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / times;
    }

    /// <summary>Runs the loop until the JIT has optimised what it calls; returns how many calls fill a slice of time.</summary>
    public static int Prepare(Action<int> loop)
    {
        int times = 1;
        TimeSpan start = Environment.CpuUsage.TotalTime;
        while (true)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            loop(times);
            TimeSpan after = Environment.CpuUsage.TotalTime;
            if (after - before < Slice)
                times *= 2;
            else if (after - start > WarmUp)
                return times;
        }
    }
}
