namespace NetGen;

/// <summary>Everything that an epoch depends on, as it was when the epoch before had ended: what recovery and checkpoints go back to.</summary>
/// <param name="description">The network.</param>
/// <param name="averages">Whether the parameters are averaged over the steps.</param>
internal sealed class EpochStart(NetworkDescription description, bool averages)
{
    public NetworkState State { get; } = new(description);

    /// <summary>The averaged parameters and buffers; null without.</summary>
    public float[]? Averaged { get; } = averages ? new float[NetworkValues.CountOf(description)] : null;

    public SplitMix64 Random { get; private set; }

    /// <summary>Steps made before.</summary>
    public long Step { get; private set; }

    public ReduceOnPlateau? Plateau { get; private set; }

    public void Take(SplitMix64 random, long step, ReduceOnPlateau? plateau, ReadOnlySpan<float> averaged)
    {
        Random = random;
        Step = step;
        Plateau = plateau;
        averaged.CopyTo(Averaged);
    }
}
