using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The gradient of <see cref="Normalize"/>: factor · (g - mean g - y · mean (g · y)) for each row, where y is the normalised row; without
/// centring, the mean of g stays.
/// </summary>
internal sealed class NormalizeGradient : Operation
{
    private NormalizeGradient(Normalize normalize, Tensor gradient, Tensor output)
        : base(output, gradient, normalize.Output, normalize.Factor) => Centers = normalize.Centers;

    public bool Centers { get; }

    public Tensor Gradient => Inputs[0];

    /// <summary>What <see cref="Normalize"/> has made of the value.</summary>
    public Tensor Normalized => Inputs[1];

    /// <summary>What it has multiplied each row by.</summary>
    public Tensor Factor => Inputs[2];

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> axes = Axis.Of(Output.Shape), columns = [axes[axes.Length - 1]];
            Load gradient = Load.At(Gradient, axes), normalized = Load.At(Normalized, axes);
            Expression share = 1f / Output.Shape.Columns;
            var products = new Reduction("products", Combination.Sum, columns, gradient * normalized);
            var along = Reduction.Once("along", new Reduced(0) * share);
            Result Leave(Expression rest) => new(Output, [.. axes.Select(axis => (Position)axis)], rest * Load.At(Factor, axes));
            if (!Centers)
                return [new Nest(axes, [products, along], [Leave(gradient - normalized * new Reduced(1))])];
            var sum = new Reduction("sum", Combination.Sum, columns, gradient);
            var mean = Reduction.Once("mean", new Reduced(2) * share);
            return [new Nest(axes, [products, along, sum, mean], [Leave(gradient - normalized * new Reduced(1) - new Reduced(3))])];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Normalize normalize, Tensor gradient) =>
        graph.Append(new NormalizeGradient(normalize, gradient, graph.NewValue(name, gradient.Shape)));
}
