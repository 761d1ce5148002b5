namespace NetGen.Generator.Graph.Operations;

/// <summary>A step of training moves a running statistic towards that of the batch: running + momentum · (statistic - running).</summary>
internal sealed class MovingAverage : ParameterUpdate
{
    private MovingAverage(float momentum, Parameter running, Tensor statistic, Tensor output)
        : base(running, statistic, [], output) => Momentum = momentum;

    public float Momentum { get; }

    public static void Append(NetworkGraph graph, float momentum, Parameter running, Tensor statistic) =>
        graph.Append(new MovingAverage(momentum, running, statistic, Updated(graph, running, statistic)));
}
