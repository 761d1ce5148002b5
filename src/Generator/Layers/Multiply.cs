using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>The product of the value before and others, element by element; a row of each sample multiplies all rows.</summary>
internal sealed record MultiplyDeclaration(EquatableArray<string> Names, Activation Activation = Activation.Linear) : JoinDeclaration(Names, Activation)
{
    public override string Kind => "multiply";

    protected override bool Fits(Shape value, Shape other) => other.SpreadsOver(value);

    protected override Tensor Append(NetworkGraph graph, string name, IReadOnlyList<Tensor> values) =>
        AppendEach(name, values, (part, left, right) => Graph.Operations.Multiply.Append(graph, part, left, right));
}

internal sealed class MultiplyReader() : JoinReader("MultiplyAttribute")
{
    protected override JoinDeclaration ReadJoin(EquatableArray<string> names, Activation activation) => new MultiplyDeclaration(names, activation);
}
