using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean over the samples of Σ target · log (target / softmax(logits)): softmax cross-entropy less the targets' own entropy. The gradient
/// is the same: (softmax(logits) · Σ target - target) / samples.
/// </summary>
internal sealed class KlDivergence : LossOperation
{
    private KlDivergence(KlDivergenceDeclaration options, Tensor logits, Tensor targets, Tensor result)
        : base(options, logits, targets, result) => Options = options;

    public KlDivergenceDeclaration Options { get; }

    public static Tensor Append(NetworkGraph graph, string name, Tensor logits, Tensor targets, KlDivergenceDeclaration options) =>
        graph.Append(new KlDivergence(options, logits, targets, Result(graph, name, logits, targets)));
}
