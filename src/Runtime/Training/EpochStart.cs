namespace NetGen;

/// <summary>Everything that an epoch depends on, as it was when the epoch before had ended: what recovery and checkpoints go back to.</summary>
internal sealed class EpochStart(NetworkDescription description)
{
    public NetworkState State { get; } = new(description);

    public SplitMix64 Random { get; private set; }

    /// <summary>Steps made before.</summary>
    public long Step { get; private set; }

    public ReduceOnPlateau? Plateau { get; private set; }

    public void Take(SplitMix64 random, long step, ReduceOnPlateau? plateau)
    {
        Random = random;
        Step = step;
        Plateau = plateau;
    }
}
