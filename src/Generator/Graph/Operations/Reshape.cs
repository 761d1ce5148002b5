using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The same elements in the same order, in rows of another length: all rows of a sample as one, or one as several.</summary>
internal sealed class Reshape : Operation
{
    private Reshape(Tensor value, Tensor output)
        : base(output, value)
    {
    }

    public Tensor Value => Inputs[0];

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            bool joins = Value.Shape.Rank > Output.Shape.Rank;
            ImmutableArray<Axis> axes = Axis.Of(joins ? Value.Shape : Output.Shape);
            ImmutableArray<Position> apart = [.. axes.Select(axis => (Position)axis)], joined = [axes[0], Position.Flattened(axes.Skip(1))];
            return [new Nest(axes, [], [new Result(Output, joins ? joined : apart, new Load(Value, joins ? apart : joined))])];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Shape shape) =>
        shape.ElementsPerSample == value.Shape.ElementsPerSample && Math.Min(shape.Rank, value.Shape.Rank) == 2
            ? graph.Append(new Reshape(value, graph.NewValue(name, shape)))
            : throw new ArgumentException($"{value} cannot be brought to the shape {shape}.");

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => Append(adjoints.Graph, name, adjoints.Of(Output), Value.Shape));
    }
}
