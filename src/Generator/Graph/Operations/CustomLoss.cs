using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>A loss that the caller computes from the outputs. Its targets are the gradient that the caller has found.</summary>
internal sealed class CustomLoss : LossOperation
{
    private CustomLoss(Tensor outputs, Tensor targets, Tensor result)
        : base(new CustomLossDeclaration(), outputs, targets, result)
    {
    }

    public override bool IsMean => false;

    public static Tensor Append(NetworkGraph graph, string name, Tensor outputs, Tensor targets) =>
        graph.Append(new CustomLoss(outputs, targets, Result(graph, name, outputs, targets)));
}
