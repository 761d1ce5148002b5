namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// What the gradient of each window's result is to the pixels: a mean's goes to all of them, that of the largest to the first that is the largest.
/// </summary>
internal sealed class PoolGradient : Operation
{
    private PoolGradient(Pool pool, Tensor gradient, Tensor output)
        : base(output, pool.Pooling == Pooling.Largest ? [pool.Value, pool.Output, gradient] : [gradient]) => (Pool, Gradient) = (pool, gradient);

    public Pool Pool { get; }

    /// <summary>The gradient of the pool's output.</summary>
    public Tensor Gradient { get; }

    public override Routine? Routine
    {
        get
        {
            string grid = Pool.GridOf(Pool.Value.Shape, Pool.Window);
            return Pool.Pooling == Pooling.Largest
                ? new("Pooling.LargestGradient", new([grid]), $"{Gradient}, passed to the first maximum of each window")
                : new("Pooling.MeanGradient", new([grid, Pool.CountsPadding(Pool.Pooling)]), $"{Gradient}, divided equally among the values of each window");
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Pool pool, Tensor gradient) =>
        graph.Append(new PoolGradient(pool, gradient, graph.NewValue(name, pool.Value.Shape)));
}
