namespace NetGen.Generator.Graph.Operations;

/// <summary>The sum of all samples' rows.</summary>
internal sealed class SumSamples : Operation
{
    private SumSamples(Tensor value, Tensor output)
        : base(output, value)
    {
    }

    public Tensor Value => Inputs[0];

    public static Tensor Append(NetworkGraph graph, string name, Tensor value)
    {
        if (value.Shape.Rank != 2 || !value.Shape[0].IsBatch)
            throw new ArgumentException($"{value} has no rows of samples to sum.");
        return graph.Append(new SumSamples(value, graph.NewValue(name, new Shape(value.Shape[1]))));
    }
}
