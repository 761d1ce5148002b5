namespace NetGen.Workloads;

/// <summary>The time of a call, as the median over rounds in which others take their turns.</summary>
public sealed class Timing
{
    private readonly Action<int> _loop;
    private readonly int _times;
    private readonly List<double> _seconds = [];

    /// <param name="loop">Makes so many calls; runs here until it is warm.</param>
    public Timing(Action<int> loop)
    {
        _loop = loop;
        _times = ProcessorTime.Prepare(loop);
    }

    /// <summary>The median so far.</summary>
    public double Seconds => Median(_seconds);

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Takes a turn.</summary>
    public void Measure() => _seconds.Add(ProcessorTime.PerCall(_loop, _times));
}
