using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean over the samples of -Σ target · log softmax(logits); a class index stands for a target of one at its class. Its gradient with
/// respect to the logits is (softmax(logits) · Σ target - target) / samples, which is (p - y) / samples for targets that sum to one.
/// </summary>
internal sealed class SoftmaxCrossEntropy : LossOperation
{
    private SoftmaxCrossEntropy(SoftmaxCrossEntropyDeclaration options, Tensor logits, Tensor targets, Tensor result)
        : base(options, logits, targets, result)
    {
    }

    public static Tensor Append(
        NetworkGraph graph, string name, Tensor logits, Tensor targets, SoftmaxCrossEntropyDeclaration? options = null) =>
        graph.Append(new SoftmaxCrossEntropy(options ?? new(), logits, targets, Result(graph, name, logits, targets)));
}
