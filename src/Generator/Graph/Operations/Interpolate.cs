using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>Element by element, a value between two others: from + share · (to - from).</summary>
internal sealed class Interpolate : Operation
{
    private Interpolate(Tensor share, Tensor from, Tensor to, Tensor output)
        : base(output, share, from, to)
    {
    }

    public Tensor Share => Inputs[0];

    /// <summary>The value at 0.</summary>
    public Tensor From => Inputs[1];

    /// <summary>The value at 1.</summary>
    public Tensor To => Inputs[2];

    public override ImmutableArray<Nest> Nests =>
        [Nest.Map(Output, axes => Load.At(From, axes) + Load.At(Share, axes) * (Load.At(To, axes) - Load.At(From, axes)))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor share, Tensor from, Tensor to) =>
        share.Shape.Equals(from.Shape) && from.Shape.Equals(to.Shape)
            ? graph.Append(new Interpolate(share, from, to, graph.NewValue(name, share.Shape)))
            : throw new ArgumentException($"{share}, {from} and {to} differ in shape.");

    /// <summary>For y = a + s · (b - a): db = dy · s, da = dy - db, ds = dy · (b - a).</summary>
    public override void Differentiate(Adjoints adjoints)
    {
        NetworkGraph graph = adjoints.Graph;
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Share))
            adjoints.Contribute(Share, name => Multiply.Append(graph, name, gradient, Subtract.Append(graph, name + "Slope", To, From)));
        if (!adjoints.Needs(From) && !adjoints.Needs(To))
            return;
        Tensor toEnd = Multiply.Append(graph, adjoints.NameOf(Output.Name + "GradientShare"), gradient, Share);
        if (adjoints.Needs(To))
            adjoints.Contribute(To, toEnd);
        if (adjoints.Needs(From))
            adjoints.Contribute(From, name => Subtract.Append(graph, name, gradient, toEnd));
    }
}
