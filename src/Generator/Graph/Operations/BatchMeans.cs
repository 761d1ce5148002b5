namespace NetGen.Generator.Graph.Operations;

/// <summary>The means over all rows of the batch of what <see cref="Operations.SampleProducts"/> has summed up of each sample.</summary>
internal sealed class BatchMeans : Operation
{
    private readonly Shape _shape;

    private BatchMeans(SampleProducts samples, Tensor sums, Tensor products)
        : base([sums, products], samples.Sums, samples.Products) => _shape = samples.Value.Shape;

    public Tensor SampleSums => Inputs[0];

    public Tensor SampleProducts => Inputs[1];

    public Tensor MeanOfSums => Results[0];

    public Tensor MeanOfProducts => Results[1];

    /// <summary>Rows of a sample.</summary>
    public int Rows => _shape.RowsPerSample;

    public override Routine? Routine => new("BatchNormalization.BatchMeans", new([Routine.Rows(_shape)]), "the means of both over the batch");

    public static BatchMeans Append(NetworkGraph graph, string name, SampleProducts samples)
    {
        Shape columns = new(samples.Sums.Shape.Columns);
        var means = new BatchMeans(samples, graph.NewValue(name + "Mean", columns), graph.NewValue(name + "MeanProduct", columns));
        graph.Append(means);
        return means;
    }
}
