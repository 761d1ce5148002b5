using NetGen.Execution;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The gradient of <see cref="ScaledAttention"/> with respect to queries, keys and values. The probabilities are computed again, a block of them at a time.
/// </summary>
internal sealed class ScaledAttentionGradient : Operation
{
    private ScaledAttentionGradient(ScaledAttention attention, Tensor gradient, Tensor output)
        : base(output, attention.Value, attention.Output, attention.Normalizer, gradient) => Attention = attention;

    public ScaledAttention Attention { get; }

    /// <summary>The gradient of the heads' outputs.</summary>
    public Tensor Gradient => Inputs[3];

    /// <summary>The scores once more, and the gradients of probabilities, values, queries and keys.</summary>
    public override long MultiplyAddsPerSample => 5 * Attention.MultiplyAddsOfProduct;

    public override Routine? Routine => new(
        "ScaledAttention.Gradient", new([Attention.ShapeArgument]), $"the gradients of queries, keys and values of {Attention.Heads} heads, from {Gradient}")
    {
        ScratchFloats = AttentionScratch.ForGradient(Gradient.Shape.RowsPerSample, Attention.HeadSize),
    };

    public static Tensor Append(NetworkGraph graph, string name, ScaledAttention attention, Tensor gradient) =>
        graph.Append(new ScaledAttentionGradient(attention, gradient, graph.NewValue(name, attention.Value.Shape)));
}
