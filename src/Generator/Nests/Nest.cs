using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Nests;

/// <summary>How a reduction combines elements.</summary>
internal enum Combination
{
    Sum,
    Largest,
}

/// <summary>A number found from many elements; or, along no axis, from what other reductions have found.</summary>
/// <param name="Name">What it is, in camelCase.</param>
/// <param name="Combination">How the elements combine.</param>
/// <param name="Axes">The axes along which they lie.</param>
/// <param name="Body">One of them. It may read what reductions before have found.</param>
/// <param name="Start">What a sum begins with; 0 when left out.</param>
/// <param name="Keeps">Whether the elements are kept, in the place of the nest's result, for the result to be made of them.</param>
internal sealed record Reduction(
    string Name, Combination Combination, ImmutableArray<Axis> Axes, Expression Body, Expression? Start = null, bool Keeps = false)
{
    /// <summary>A value that is needed more than once.</summary>
    public static Reduction Once(string name, Expression value) => new(name, Combination.Sum, [], value);
}

/// <summary>What a nest leaves in a tensor.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Indices">The place of an element in it.</param>
/// <param name="Value">The element.</param>
internal sealed record Result(Tensor Tensor, ImmutableArray<Position> Indices, Expression Value)
{
    /// <summary>Whether the element lies where the nest's axes say, all of them and nothing else.</summary>
    public bool IsAt(ImmutableArray<Axis> axes) =>
        Indices.Length == axes.Length && Indices.Zip(axes, (index, axis) => index.Is(axis)).All(same => same);
}

/// <summary>
/// Loops that compute a tensor, or several, element by element: what is computed, and nothing of how. For each point of the axes, the
/// reductions run in their order, and then the results are stored.
/// </summary>
/// <param name="Axes">The axes of the results, outermost first.</param>
/// <param name="Reductions">What is found first, for each point of those axes that it depends on.</param>
/// <param name="Results">What is left.</param>
internal sealed record Nest(ImmutableArray<Axis> Axes, ImmutableArray<Reduction> Reductions, ImmutableArray<Result> Results)
{
    /// <summary>The first of the results; for most nests the only one.</summary>
    public Result Result => Results[0];

    /// <summary>Whether each element is a function of other elements, and nothing is summed up.</summary>
    public bool IsMap => Reductions.IsEmpty;

    public IEnumerable<Expression> Values => Reductions
        .SelectMany(reduction => reduction.Start is null ? new[] { reduction.Body } : [reduction.Body, reduction.Start])
        .Concat(Results.Select(result => result.Value));

    public IEnumerable<Load> Loads => Values.SelectMany(value => value.Loads);

    /// <summary>The tensors that are read, in the order in which they are.</summary>
    public ImmutableArray<Tensor> Reads => [.. Loads.Select(load => load.Tensor).Distinct()];

    public ImmutableArray<Tensor> Writes => [.. Results.Select(result => result.Tensor)];

    /// <summary>What is dropped of the elements.</summary>
    public IEnumerable<Dropped> Dropped => Values.SelectMany(value => value.Parts).OfType<Dropped>();

    /// <summary>Each element of <paramref name="output"/> as a function of elements at the same place.</summary>
    public static Nest Map(Tensor output, Func<ImmutableArray<Axis>, Expression> value)
    {
        ImmutableArray<Axis> axes = Axis.Of(output.Shape);
        return new Nest(axes, [], [new Result(output, [.. axes.Select(axis => (Position)axis)], value(axes))]);
    }
}
