using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean over the samples of -Σ target · log softmax(logits); a class index stands for a target of one at its class. Its gradient with
/// respect to the logits is (softmax(logits) · Σ target - target) / samples, which is (p - y) / samples for targets that sum to one.
/// Smoothing and weights change the target: weight · ((1 - ε) · target + ε / K). With a focal γ each term is multiplied by (1 - p)^γ, and in
/// the gradient a target's place is taken by target · ((1 - p)^γ - γ · p · (1 - p)^(γ - 1) · log p).
/// </summary>
internal sealed class SoftmaxCrossEntropy : LossOperation
{
    private SoftmaxCrossEntropy(SoftmaxCrossEntropyDeclaration options, Tensor logits, Tensor targets, Tensor result)
        : base(options, logits, targets, result) => Options = options;

    public SoftmaxCrossEntropyDeclaration Options { get; }

    /// <summary>By classes that weigh more than others, or not at all, only a batch's labels tell what its samples weigh.</summary>
    public override bool WeighsSamples => Options.ClassWeights.Count > 0 || Options.IgnoreIndex is not null;

    /// <summary>The focal loss looks at the logits twice.</summary>
    public override bool RunsInPlace => Options.FocalGamma == 0;

    public static Tensor Append(
        NetworkGraph graph, string name, Tensor logits, Tensor targets, SoftmaxCrossEntropyDeclaration? options = null) =>
        graph.Append(new SoftmaxCrossEntropy(options ?? new(), logits, targets, Result(graph, name, logits, targets)));
}
