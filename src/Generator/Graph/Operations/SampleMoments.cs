namespace NetGen.Generator.Graph.Operations;

/// <summary>The mean of each sample's rows, and the sum of their squared distances from it, column by column.</summary>
internal sealed class SampleMoments : Operation
{
    private SampleMoments(Tensor value, Tensor means, Tensor squares)
        : base([means, squares], value)
    {
    }

    public Tensor Value => Inputs[0];

    public Tensor Means => Results[0];

    public Tensor Squares => Results[1];

    public override Routine? Routine => new(
        "BatchNormalization.SampleMoments", new([Routine.Rows(Value.Shape)]), $"the mean of each sample's rows of {Value} and the sum of squared differences from it");

    public static SampleMoments Append(NetworkGraph graph, string name, Tensor value)
    {
        Shape rows = Shape.Rows(value.Shape.Columns);
        var moments = new SampleMoments(value, graph.NewValue(name + "SampleMeans", rows), graph.NewValue(name + "SampleSquares", rows));
        graph.Append(moments);
        return moments;
    }
}
