using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean over the samples and the outputs of e² / 2 up to |e| = δ, and δ · (|e| - δ / 2) beyond, where e = output - target. Its gradient
/// with respect to an output is e, kept within ±δ, / (samples · outputs).
/// </summary>
internal sealed class HuberLoss : LossOperation
{
    private HuberLoss(HuberLossDeclaration options, Tensor outputs, Tensor targets, Tensor result)
        : base(options, outputs, targets, result) => Options = options;

    public HuberLossDeclaration Options { get; }

    public static Tensor Append(NetworkGraph graph, string name, Tensor outputs, Tensor targets, HuberLossDeclaration options) =>
        graph.Append(new HuberLoss(options, outputs, targets, Result(graph, name, outputs, targets)));
}
