using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Nests;

/// <summary>
/// Lets a nest compute what another makes of its result, so that what lies between is never stored. The reader must be a map, and read one
/// result of the nest, once, at the place at which it stores its own.
/// </summary>
internal static class Joining
{
    /// <summary>The nest that does what both do; null where the reader cannot join.</summary>
    public static Nest? Join(Nest nest, Nest reader)
    {
        if (!reader.IsMap || reader.Results.Length != 1 || !reader.Result.IsAt(reader.Axes))
            return null;
        Load[] loads = [.. reader.Loads.Where(load => nest.Writes.Contains(load.Tensor))];
        if (loads.Length != 1 || !new Result(loads[0].Tensor, loads[0].Indices, reader.Result.Value).IsAt(reader.Axes))
            return null;
        Result joint = nest.Results.Single(result => result.Tensor == loads[0].Tensor);
        // A reader of some of the columns runs over fewer of them.
        if (!joint.IsAt(nest.Axes) || !nest.Axes.Select(axis => axis.Extent).SequenceEqual(reader.Axes.Select(axis => axis.Extent)))
            return null;

        Expression value = reader.Result.Value.Replace(part => part switch
        {
            Load load when load.Tensor == joint.Tensor => joint.Value,
            Load load => load with { Indices = [.. load.Indices.Select(index => index.Along(AxisOf))] },
            _ => null,
        });
        // A drop has a place of its own, and with it axes.
        value = value.Replace(part => part is Dropped dropped && reader.Axes.Contains(dropped.Sample)
            ? dropped with
            {
                Sample = AxisOf(dropped.Sample),
                Element = dropped.Element.Along(AxisOf),
            }
            : null);
        var result = new Result(reader.Result.Tensor, joint.Indices, value);
        return StartSum(nest with { Results = [.. nest.Results.Select(other => other == joint ? result : other)] });

        Axis AxisOf(Axis axis) => nest.Axes[reader.Axes.IndexOf(axis)];
    }

    /// <summary>Makes a bias that is added to a sum the initial value of the sum.</summary>
    private static Nest StartSum(Nest nest) =>
        nest is { Reductions: [{ Combination: Combination.Sum, Start: null, Keeps: false } sum], Results: [var result] }
        && result.Value is Apply { Function.Kind: FunctionKind.Add, Arguments: [Reduced, Load { Tensor.Shape: { HasBatch: false, Rank: 1 } } bias] }
            ? nest with { Reductions = [sum with { Start = bias }], Results = [result with { Value = new Reduced(0) }] }
            : nest;
}
