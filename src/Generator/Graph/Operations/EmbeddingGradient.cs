using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The gradient of a table whose rows are looked up: for each row the sum of the gradients of what it was looked up for.</summary>
internal sealed class EmbeddingGradient : Operation
{
    private EmbeddingGradient(Tensor tokens, Tensor gradient, Tensor output)
        : base(output, tokens, gradient)
    {
    }

    public Tensor Tokens => Inputs[0];

    /// <summary>The gradient of the rows that were looked up.</summary>
    public Tensor Gradient => Inputs[1];

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            Axis token = new("token", Output.Shape[0]), column = new("column", Output.Shape[1]);
            Axis sample = new("sample", Tokens.Shape[0]), step = new("step", Tokens.Shape[1]);
            Expression share = new Chosen(new Load(Tokens, [sample, step]), token, new Load(Gradient, [sample, step, column]));
            return [new Nest([token, column], [new Reduction("sum", Combination.Sum, [sample, step], share)], [new Result(Output, [token, column], new Reduced(0))])];
        }
    }

    public override Routine? Routine => new(
        "EmbeddingTable.Scatter", new([FormattableString.Invariant($"{Gradient.Shape.RowsPerSample}, {Output.Shape[0]}, {Output.Shape.Columns}")]),
        $"the sum over n of {Gradient}, row by row of {Tokens}");

    public static Tensor Append(NetworkGraph graph, string name, Tensor tokens, Tensor gradient, Tensor table) =>
        gradient.Shape.Equals(Shape.Rows(tokens.Shape.Columns, table.Shape.Columns))
            ? graph.Append(new EmbeddingGradient(tokens, gradient, graph.NewLike(name, table)))
            : throw new ArgumentException($"{gradient} is not the gradient of rows of {table} for {tokens}.");
}
