using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The sum of a tensor, or of its element-wise product with another, over the dimensions that a smaller shape lacks: what the gradient of a
/// tensor is that has been spread over more rows.
/// </summary>
internal sealed class SumTo : Operation
{
    private SumTo(Tensor value, Tensor? factor, Tensor output)
        : base(output, factor is null ? [value] : [value, factor])
    {
        Value = value;
        Factor = factor;
    }

    public Tensor Value { get; }

    /// <summary>What each element is multiplied by first; null where it is not.</summary>
    public Tensor? Factor { get; }

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> all = Axis.Of(Value.Shape);
            Load result = Load.At(Output, all);
            ImmutableArray<Axis> axes = [.. all.Where(axis => result.Indices.Any(index => index.Is(axis)))];
            Expression element = Load.At(Value, all);
            if (Factor is not null)
                element *= Load.At(Factor, all);
            var sum = new Reduction("sum", Combination.Sum, [.. all.Except(axes)], element);
            return [new Nest(axes, [sum], [new Result(Output, result.Indices, new Reduced(0))])];
        }
    }

    /// <summary>
    /// Appends what brings a tensor to the shape of the one that was spread over it: nothing where it has it already, and a product where there is only one to
    /// take.
    /// </summary>
    public static Tensor Append(NetworkGraph graph, string name, Tensor spread, Tensor value, Tensor? factor = null)
    {
        if (!spread.Shape.SpreadsOver(value.Shape) || factor?.Shape.Equals(value.Shape) == false)
            throw new ArgumentException($"{value} cannot be summed up to {spread}.");
        if (!spread.Shape.Equals(value.Shape))
            return graph.Append(new SumTo(value, factor, graph.NewLike(name, spread)));
        return factor is null ? value : Multiply.Append(graph, name, value, factor);
    }
}
