using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean over the samples of Σ max(0, margin - output[label] + output[k]) / K over all classes k but the label. Its gradient with respect
/// to an output k that breaks the margin is 1 / (samples · K), and to the label's minus as much for each of them.
/// </summary>
internal sealed class HingeLoss : LossOperation
{
    private HingeLoss(HingeLossDeclaration options, Tensor outputs, Tensor targets, Tensor result)
        : base(options, outputs, targets, result) => Options = options;

    public HingeLossDeclaration Options { get; }

    public static Tensor Append(NetworkGraph graph, string name, Tensor outputs, Tensor targets, HingeLossDeclaration options) =>
        graph.Append(new HingeLoss(options, outputs, targets, Result(graph, name, outputs, targets)));
}
