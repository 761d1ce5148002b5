namespace NetGen;

/// <summary>Everything that an epoch depends on, as it was when the epoch began.</summary>
internal sealed class EpochStart(NetworkDescription description)
{
    public NetworkState State { get; } = new(description);

    public SplitMix64 Random { get; private set; }

    /// <summary>Steps made before.</summary>
    public long Step { get; private set; }

    public ReduceOnPlateau? Plateau { get; private set; }

    public void Take(ITrainableNetwork network, SplitMix64 random, long step, ReduceOnPlateau? plateau)
    {
        State.CopyFrom(network);
        Random = random;
        Step = step;
        Plateau = plateau;
    }
}
