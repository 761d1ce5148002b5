using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>The sum of the value before and others, element by element; a row of each sample is added to all rows.</summary>
internal sealed record AddDeclaration(EquatableArray<string> Names, Activation Activation = Activation.Linear) : JoinDeclaration(Names, Activation)
{
    public override string Kind => "add";

    protected override bool Fits(Shape value, Shape other) => other.SpreadsOver(value);

    protected override Tensor Append(NetworkGraph graph, string name, IReadOnlyList<Tensor> values) =>
        AppendEach(name, values, (part, left, right) => Graph.Operations.Add.Append(graph, part, left, right));
}

internal sealed class AddReader() : JoinReader("AddAttribute")
{
    protected override JoinDeclaration ReadJoin(EquatableArray<string> names, Activation activation) => new AddDeclaration(names, activation);
}
