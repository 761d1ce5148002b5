namespace NetGen.Generator.Graph.Operations;

/// <summary>The sums over each sample's rows of the gradient of <see cref="BatchNormalize"/>, and of its products with the normalised values.</summary>
internal sealed class SampleProducts : Operation
{
    private SampleProducts(BatchNormalize normalize, Tensor gradient, Tensor sums, Tensor products)
        : base([sums, products], gradient, normalize.Value, normalize.Mean, normalize.Factor)
    {
    }

    public Tensor Gradient => Inputs[0];

    public Tensor Value => Inputs[1];

    public Tensor Mean => Inputs[2];

    public Tensor Factor => Inputs[3];

    public Tensor Sums => Results[0];

    public Tensor Products => Results[1];

    public override Routine? Routine => new(
        "BatchNormalization.SampleProducts", new([Routine.Rows(Value.Shape)]), $"the sums over each sample's rows of {Gradient} and of its products with the normalised values");

    public static SampleProducts Append(NetworkGraph graph, string name, BatchNormalize normalize, Tensor gradient)
    {
        Shape rows = Shape.Rows(gradient.Shape.Columns);
        var products = new SampleProducts(normalize, gradient, graph.NewValue(name + "SampleSums", rows), graph.NewValue(name + "SampleProducts", rows));
        graph.Append(products);
        return products;
    }
}
