namespace NetGen;

/// <summary>A mean of losses, each weighted by what it was computed from.</summary>
internal struct WeightedMean
{
    private double _sum;

    /// <summary>The sum of the weights.</summary>
    public double Weight { get; private set; }

    /// <summary>The mean; NaN when nothing was added.</summary>
    public readonly double Value => _sum / Weight;

    public void Add(double loss, double weight)
    {
        _sum += loss * weight;
        Weight += weight;
    }
}
