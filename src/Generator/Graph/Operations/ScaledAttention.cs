using NetGen.Execution;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Attention of a sequence to itself: softmax(queries · keysᵀ / √size) · values of each head, where a row of the value has a step's queries, keys and values,
/// each of them head beside head. The other output is the binary logarithm of the sum of each query's exponentials, from which the probabilities are
/// computed again.
/// </summary>
internal sealed class ScaledAttention : Operation
{
    private ScaledAttention(Tensor value, int heads, bool isCausal, Tensor output, Tensor normalizer)
        : base([output, normalizer], value) => (Heads, IsCausal) = (heads, isCausal);

    /// <summary>Queries, keys and values of each step.</summary>
    public Tensor Value => Inputs[0];

    public int Heads { get; }

    /// <summary>Whether no step sees a later one.</summary>
    public bool IsCausal { get; }

    public override string Constants => FormattableString.Invariant($"{Heads} {IsCausal}");

    /// <summary>The binary logarithm of the sum of each query's exponentials, a row a head.</summary>
    public Tensor Normalizer => Results[1];

    public int HeadSize => Output.Shape.Columns / Heads;

    /// <summary>Multiply-adds of one product of all heads, of all scores with rows of the heads.</summary>
    public long MultiplyAddsOfProduct
    {
        get
        {
            long steps = Output.Shape.RowsPerSample;
            return (IsCausal ? steps * (steps + 1) / 2 : steps * steps) * Output.Shape.Columns;
        }
    }

    public override long MultiplyAddsPerSample => 2 * MultiplyAddsOfProduct;

    public override Routine? Routine => new(
        "ScaledAttention.Outputs", new([ShapeArgument]), $"softmax(queries · keysᵀ / √{HeadSize}) · values of each of {Heads} heads of {Value}")
    {
        ScratchFloats = AttentionScratch.ForOutputs(Output.Shape.RowsPerSample, HeadSize),
    };

    /// <summary>The shape, as the runtime describes it.</summary>
    public string ShapeArgument =>
        FormattableString.Invariant($"new({Output.Shape.RowsPerSample}, {Heads}, {HeadSize}, isCausal: {(IsCausal ? "true" : "false")})");

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int heads, bool isCausal)
    {
        if (value.Shape.Rank != 3 || value.Shape.Columns % (3 * heads) != 0)
            throw new ArgumentException($"{value} has no queries, keys and values of {heads} heads.");
        Tensor output = graph.NewValue(name, value.Shape.WithColumns(value.Shape.Columns / 3));
        return graph.Append(new ScaledAttention(
            value, heads, isCausal, output, graph.NewValue(name + "Normalizers", Shape.Rows(heads, value.Shape.RowsPerSample))));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => ScaledAttentionGradient.Append(adjoints.Graph, name, this, adjoints.Of(Output)));
    }
}
