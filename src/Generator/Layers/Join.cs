using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A layer that joins the value before it with the values of other layers.</summary>
/// <param name="Names">The other layers.</param>
/// <param name="Activation">What is applied to the result.</param>
internal abstract record JoinDeclaration(EquatableArray<string> Names, Activation Activation) : LayerDeclaration
{
    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override IEnumerable<LayerRead> Reads => Names.Select((name, i) => new LayerRead(name, "name", i));

    public override string? Architecture => $"{base.Architecture} with {string.Join(", ", Names)}";

    public override Signal Lower(LayerScope scope)
    {
        var others = new List<Signal>();
        for (int i = 0; i < Names.Count; i++)
        {
            if (scope.Find("name", Names[i], i) is not { } other)
                return scope.Input;
            if (!Fits(scope.Input.Shape, other.Shape))
                return scope.Refuse(Descriptors.ShapesDiffer, "name", i, Kind.PascalCase(), scope.Input.Shape.PerSample, Names[i], other.Shape.PerSample, Same);
            if (scope.IsOfStream && other.Shape.Rank != scope.Input.Shape.Rank)
                return scope.RefuseStream("joins every step with a value that is only known after the last one");
            others.Add(other);
        }

        long values = ValuesOf(scope.Input.Shape, others);
        if (values > SizeRange.Values.Maximum)
            return scope.RefuseSize(Kind, values);
        return scope.Apply(others, (values, name) => scope.Activated(name, Activation, joined => Append(scope.Graph, joined, values)));
    }

    /// <summary>What has to be the same of all values.</summary>
    protected virtual string Same => "columns, and the same rows or a single row";

    /// <summary>Whether a value can be joined with one of another shape.</summary>
    protected abstract bool Fits(Shape value, Shape other);

    /// <summary>Values of a sample that the join has.</summary>
    protected virtual long ValuesOf(Shape value, IEnumerable<Signal> others) => value.Count;

    protected abstract Tensor Append(NetworkGraph graph, string name, IReadOnlyList<Tensor> values);

    /// <summary>Appends an operation of two values for each of the others, the last of which has the name.</summary>
    protected static Tensor AppendEach(string name, IReadOnlyList<Tensor> values, Func<string, Tensor, Tensor, Tensor> append) =>
        Enumerable.Range(1, values.Count - 1).Aggregate(values[0], (joined, i) => append(i == values.Count - 1 ? name : $"{name}Of{i + 1}Values", joined, values[i]));
}

/// <summary>Reads a join; all of them have the same arguments.</summary>
internal abstract class JoinReader(string className) : LayerReader(className)
{
    protected sealed override LayerDeclaration ReadLayer(AttributeArguments arguments) =>
        ReadJoin(new([arguments.OptionalText("name") ?? "", .. arguments.Texts("others")]), ActivationOf(arguments));

    protected abstract JoinDeclaration ReadJoin(EquatableArray<string> names, Activation activation);
}
