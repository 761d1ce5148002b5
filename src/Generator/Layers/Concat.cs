using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>The rows of the value before and of others, one behind the other.</summary>
internal sealed record ConcatDeclaration(EquatableArray<string> Names, Activation Activation = Activation.Linear) : JoinDeclaration(Names, Activation)
{
    public override string Kind => "concat";

    protected override string Same => "rows";

    protected override bool Fits(Shape value, Shape other) => other.WithColumns(1).Equals(value.WithColumns(1));

    protected override long ValuesOf(Shape value, IEnumerable<Signal> others) => value.Count + others.Sum(other => other.Shape.Count);

    protected override Tensor Append(NetworkGraph graph, string name, IReadOnlyList<Tensor> values) =>
        Graph.Operations.Concat.Append(graph, name, [.. values]);
}

internal sealed class ConcatReader() : JoinReader("ConcatAttribute")
{
    protected override JoinDeclaration ReadJoin(EquatableArray<string> names, Activation activation) => new ConcatDeclaration(names, activation);
}
