namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean and the unbiased variance of a batch, column by column, and 1 / √(biased variance + ε), which the values are normalised by. Where the batch
/// has one row alone, the running variance stands for the unbiased one.
/// </summary>
internal sealed class BatchMoments : Operation
{
    private readonly Shape _shape;

    private BatchMoments(SampleMoments samples, Parameter runningVariance, float epsilon, Tensor mean, Tensor variance, Tensor factor)
        : base([mean, variance, factor], samples.Means, samples.Squares, runningVariance) => (_shape, Epsilon) = (samples.Value.Shape, epsilon);

    public float Epsilon { get; }

    public override string Constants => Meaning.Text(Epsilon);

    public Tensor SampleMeans => Inputs[0];

    public Tensor SampleSquares => Inputs[1];

    public Tensor RunningVariance => Inputs[2];

    public Tensor Mean => Results[0];

    public Tensor Variance => Results[1];

    public Tensor Factor => Results[2];

    /// <summary>Rows of a sample.</summary>
    public int Rows => _shape.RowsPerSample;

    public override bool ReducesBatch => true;

    public override Routine? Routine => new(
        "BatchNormalization.BatchMoments", new([Routine.Rows(_shape), Routine.Number(Epsilon)]), "the mean and the variance of the batch");

    public static BatchMoments Append(NetworkGraph graph, string name, Tensor value, Parameter runningVariance, float epsilon)
    {
        Shape columns = new(value.Shape.Columns);
        var moments = new BatchMoments(
            SampleMoments.Append(graph, name, value), runningVariance, epsilon,
            graph.NewValue(name + "Mean", columns), graph.NewValue(name + "Variance", columns), graph.NewValue(name + "Factor", columns));
        graph.Append(moments);
        return moments;
    }
}
