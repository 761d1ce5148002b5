using NetGen.Generator.Differentiation;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The mean over the samples of -Σ target · log softmax(logits); a class index stands for a target of one at its class.</summary>
internal sealed class SoftmaxCrossEntropy : Operation
{
    private SoftmaxCrossEntropy(Tensor logits, Tensor targets, Tensor output)
        : base(output, logits, targets)
    {
    }

    public Tensor Logits => Inputs[0];

    public Tensor Targets => Inputs[1];

    public static Tensor Append(NetworkGraph graph, string name, Tensor logits, Tensor targets)
    {
        if (!logits.Shape.Equals(targets.Shape))
            throw new ArgumentException($"{logits} and {targets} differ in shape.");
        return graph.Append(new SoftmaxCrossEntropy(logits, targets, graph.NewValue(name, Shape.Scalar)));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Logits))
            adjoints.Add(Logits, name => SoftmaxCrossEntropyGradient.Append(adjoints.Graph, name, Logits, Targets));
    }
}
