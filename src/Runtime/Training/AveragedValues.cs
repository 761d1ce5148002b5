namespace NetGen;

/// <summary>The exponential moving average of a network's parameters and buffers over the steps of training.</summary>
/// <param name="description">The network.</param>
/// <param name="decay">How much of the average a step leaves, once there have been many.</param>
internal sealed class AveragedValues(NetworkDescription description, double decay)
{
    private readonly float[] _latest = new float[NetworkValues.CountOf(description)];

    public float[] Values { get; } = new float[NetworkValues.CountOf(description)];

    /// <summary>Adds the values after a step. The first steps count more, so that the average forgets where training began.</summary>
    /// <param name="network">The network.</param>
    /// <param name="step">The number of the step, counted from 1.</param>
    public void Add(INetwork network, long step)
    {
        network.CopyValuesTo(_latest);
        MovingMean.Add(Values, _latest, (float)(1 - Math.Min(decay, (1.0 + step) / (10.0 + step))));
    }
}
