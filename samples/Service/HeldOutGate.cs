/// <summary>
/// Decides whether a network may answer callers: its loss on flowers that nothing was learned from must stay near that of the network that
/// the service began with. It is compared with that one, not with the one before, because many small losses would add up unseen.
/// </summary>
internal sealed class HeldOutGate
{
    private const float Tolerance = 0.02f;

    private readonly float[] _inputs;
    private readonly int[] _labels;
    private readonly float _largestLoss;

    public HeldOutGate(float[] inputs, int[] labels, FlowerClassifier first)
    {
        _inputs = inputs;
        _labels = labels;
        _largestLoss = first.Loss(inputs, labels) + Tolerance;
    }

    /// <summary>False also for a loss that is NaN.</summary>
    public bool Passes(FlowerClassifier network) => network.Loss(_inputs, _labels) <= _largestLoss;
}
