using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Operators that change the order or the grouping of elements, and are no layers.</summary>
internal static class ViewRules
{
    public static Signal Flatten(NodeReading reading) => Regroup(reading.Input, ShapeChanges.Flatten(reading.Node, reading.Input.View.Shape));

    public static Signal Squeeze(NodeReading reading) =>
        Regroup(reading.Input, ShapeChanges.Squeeze(reading.Node, reading.OptionalConstant(1), reading.Input.View.Shape));

    public static Signal Unsqueeze(NodeReading reading) =>
        Regroup(reading.Input, ShapeChanges.Unsqueeze(reading.Node, reading.OptionalConstant(1), reading.Input.View.Shape));

    public static Signal Reshape(NodeReading reading)
    {
        int[] shape = reading.Input.View.Shape;
        int[] target = reading.Has(1) ? reading.OptionalConstantOfSamples(1)!.ToInts() : reading.Node.Integers("shape") ?? [];
        long before = reading.Input.View.Atoms.TakeWhile(atom => atom.Axis != Axis.Batch).Aggregate(1L, (product, atom) => product * atom.Extent);
        return Regroup(reading.Input, BatchReshape.ShapeOf(reading.Node, shape, before, target, reading.FixedSamples));
    }

    public static Signal Transpose(NodeReading reading)
    {
        int rank = reading.Input.View.Rank;
        int[] axes = reading.Node.Integers("perm") ?? [.. Enumerable.Range(0, rank).Reverse()];
        Require.That(axes.Order().SequenceEqual(Enumerable.Range(0, rank)), $"its axes {axes.Brackets()} are no permutation of {rank}");
        return reading.Input with { View = reading.Input.View.Transpose(axes) };
    }

    /// <summary>Padding that no window takes in: it must be none at all.</summary>
    public static Signal Pad(NodeReading reading)
    {
        int[] padding = reading.Node.Integers("pads") ?? reading.OptionalConstant(1)?.ToInts() ?? [];
        Require.That(
            padding.All(extent => extent == 0),
            $"it pads by {padding.Brackets()}; only zeros directly before a convolution or an average pool can be imported");
        return reading.Input;
    }

    private static Signal Regroup(Signal signal, int[] shape) => signal.View.Reshape(shape) is { } view
        ? signal with { View = view }
        : throw new ModelFileException($"it regroups {signal.ShapeText} to {shape.Brackets()}, across its axes");
}
