/// <summary>
/// Decides whether a network can be published: its loss on held-out flowers must be close to that of the network that the service started
/// with. It is not compared with the previous network, because many small deteriorations would add up.
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

    /// <summary>Also false if the loss is NaN.</summary>
    public bool Passes(FlowerClassifier network) => network.Loss(_inputs, _labels) <= _largestLoss;
}
