namespace NetGen.Generator.Graph.Operations;

/// <summary>The gradient of a loss with respect to the outputs.</summary>
internal sealed class LossGradient : Operation
{
    private LossGradient(LossOperation loss, Tensor output)
        : base(output, loss.Outputs, loss.Targets) => Loss = loss;

    public LossOperation Loss { get; }

    public static Tensor Append(NetworkGraph graph, string name, LossOperation loss) =>
        graph.Append(new LossGradient(loss, graph.NewValue(name, loss.Outputs.Shape)));
}
