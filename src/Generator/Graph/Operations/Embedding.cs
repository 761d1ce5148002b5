using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The row of a table [vocabulary, units] for each token of a sample: a sequence.</summary>
internal sealed class Embedding : Operation
{
    private Embedding(Tensor tokens, Tensor table, Tensor output)
        : base(output, tokens, table)
    {
    }

    public Tensor Tokens => Inputs[0];

    public Tensor Table => Inputs[1];

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> axes = Axis.Of(Output.Shape);
            var token = new Axis("token", Table.Shape[0]);
            Expression row = new Chosen(new Load(Tokens, [axes[0], axes[1]]), token, new Load(Table, [token, axes[2]]));
            return [new Nest(axes, [new Reduction("row", Combination.Sum, [token], row)], [new Result(Output, [.. axes.Select(axis => (Position)axis)], new Reduced(0))])];
        }
    }

    public override Routine? Routine =>
        new("EmbeddingTable.Gather", new([Routine.Rows(Output.Shape)]), $"the row of {Table} for each of {Tokens}");

    public static Tensor Append(NetworkGraph graph, string name, Tensor tokens, Tensor table) =>
        tokens is { ElementType: ElementType.Integer, Shape: { Rank: 2, HasBatch: true } } && table is { IsTable: true, Shape.Rank: 2 }
            ? graph.Append(new Embedding(tokens, table, graph.NewValue(name, Shape.Rows(tokens.Shape.Columns, table.Shape.Columns))))
            : throw new ArgumentException($"The rows of {table} cannot be looked up by {tokens}.");

    public override void Export(OnnxExport onnx) =>
        onnx.Define(Output, AxisOrder.Rows, "Gather", [onnx.Weight(Table), onnx.In(Tokens, AxisOrder.Rows)]);

    public override void Differentiate(Adjoints adjoints)
    {
        // A routine leaves a value; a nest takes it to where a parameter's gradient goes.
        if (adjoints.Needs(Table))
        {
            adjoints.Contribute(Table, name => Copy.Append(
                adjoints.Graph, name, EmbeddingGradient.Append(adjoints.Graph, name + "Sum", Tokens, adjoints.Of(Output), Table)));
        }
    }
}
