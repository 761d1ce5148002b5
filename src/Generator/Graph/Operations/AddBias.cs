using NetGen.Generator.Differentiation;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The same bias added to every sample's row.</summary>
internal sealed class AddBias : Operation
{
    private AddBias(Tensor value, Tensor bias, Tensor output)
        : base(output, value, bias)
    {
    }

    public Tensor Value => Inputs[0];

    public Tensor Bias => Inputs[1];

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Tensor bias)
    {
        if (bias.Shape.Rank != 1 || bias.Shape.Features != value.Shape.Features)
            throw new ArgumentException($"{bias} cannot be added to the rows of {value}.");
        return graph.Append(new AddBias(value, bias, graph.NewValue(name, value.Shape)));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Value))
            adjoints.Add(Value, gradient);
        if (adjoints.Needs(Bias))
            adjoints.Add(Bias, name => SumSamples.Append(adjoints.Graph, name, gradient));
    }
}
