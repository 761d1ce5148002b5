namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The gradient of the mean softmax cross-entropy with respect to the logits: (softmax(logits) · Σ target - target) / samples, which is
/// (p - y) / samples for targets that sum to one.
/// </summary>
internal sealed class SoftmaxCrossEntropyGradient : Operation
{
    private SoftmaxCrossEntropyGradient(Tensor logits, Tensor targets, Tensor output)
        : base(output, logits, targets)
    {
    }

    public Tensor Logits => Inputs[0];

    public Tensor Targets => Inputs[1];

    public static Tensor Append(NetworkGraph graph, string name, Tensor logits, Tensor targets) =>
        graph.Append(new SoftmaxCrossEntropyGradient(logits, targets, graph.NewValue(name, logits.Shape)));
}
