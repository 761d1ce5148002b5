namespace NetGen.Generator.Graph.Operations;

/// <summary>Each row of logits turned into probabilities: exp(z - max z) / Σ exp(z - max z).</summary>
internal sealed class Softmax : Operation
{
    private Softmax(Tensor logits, Tensor output)
        : base(output, logits)
    {
    }

    public Tensor Logits => Inputs[0];

    public static Tensor Append(NetworkGraph graph, string name, Tensor logits) =>
        graph.Append(new Softmax(logits, graph.NewValue(name, logits.Shape)));
}
