using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean over the samples and the outputs of (output - target)². Its gradient with respect to an output is
/// 2 (output - target) / (samples · outputs).
/// </summary>
internal sealed class MeanSquaredError : LossOperation
{
    private MeanSquaredError(Tensor outputs, Tensor targets, Tensor result)
        : base(new MeanSquaredErrorDeclaration(), outputs, targets, result)
    {
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor outputs, Tensor targets) =>
        graph.Append(new MeanSquaredError(outputs, targets, Result(graph, name, outputs, targets)));
}
