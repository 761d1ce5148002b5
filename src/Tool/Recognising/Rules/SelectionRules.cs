using System.Globalization;
using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Selections: the rows of a table by tokens, the last step of a recurrent layer, and channels of a product.</summary>
internal static class SelectionRules
{
    public static Signal Gather(NodeReading reading)
    {
        if (reading.IsConstant(0))
            return Embedding(reading);
        View view = reading.Input.View;
        int axis = Axes.Of(reading.Node.Integer("axis", 0), view.Rank);
        Require.That(reading.Constant(1).IsScalar, $"it selects {reading.Constant(1).Values.Length} indices of axis {axis}");
        return Select(reading.Input, axis, reading.Constant(1).ToInts()[0], 1, keepsAxis: reading.Constant(1).Rank > 0);
    }

    public static Signal Slice(NodeReading reading)
    {
        bool hasAttributes = reading.OperatorSet < 10;
        int[] starts = hasAttributes ? reading.Node.Integers("starts") ?? [] : reading.Constant(1).ToInts();
        int[] ends = hasAttributes ? reading.Node.Integers("ends") ?? [] : reading.Constant(2).ToInts();
        int[] axes = (hasAttributes ? reading.Node.Integers("axes") : reading.OptionalConstant(3)?.ToInts()) ?? [.. Enumerable.Range(0, starts.Length)];
        int[] steps = hasAttributes ? [] : reading.OptionalConstant(4)?.ToInts() ?? [];
        Require.That(starts.Length == ends.Length && axes.Length == starts.Length && steps.All(step => step == 1), "it takes more than one range of each axis");
        Signal signal = reading.Input;
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = Axes.Of(axes[i], signal.View.Rank), extent = signal.View.Shape[axis];
            (int start, int end) = (Place(starts[i], extent), Place(ends[i], extent));
            if (start == 0 && end == extent)
                continue;
            Require.That(end > start, $"it takes {start} to {end} of {extent} along axis {axis}, which is nothing");
            signal = Select(signal, axis, start, end - start, keepsAxis: true);
        }

        return signal;
    }

    public static Signal[] Split(NodeReading reading)
    {
        Signal signal = reading.Input;
        int axis = Axes.Of(reading.Node.Integer("axis", 0), signal.View.Rank), extent = signal.View.Shape[axis], parts = reading.Node.Outputs.Count;
        int larger = (extent + parts - 1) / parts;
        int[] sizes = reading.Node.Integers("split") ?? reading.OptionalConstant(1)?.ToInts() ?? [.. Enumerable.Range(0, parts).Select(part => Math.Min(larger, extent - (part * larger)))];
        Require.That(
            sizes.Length == parts && sizes.All(size => size > 0) && sizes.Sum(size => (long)size) == extent, $"it divides {extent} of axis {axis} into {sizes.Brackets()}, for {parts} parts");
        int start = 0;
        var results = new List<Signal>();
        foreach (int size in sizes)
        {
            results.Add(size == extent ? signal : Select(signal, axis, start, size, keepsAxis: true));
            start += size;
        }

        return [.. results];
    }

    private static int Place(int index, int extent) => (int)Math.Clamp(index < 0 ? (long)index + extent : index, 0, extent);

    private static Signal Select(Signal signal, int axis, int index, int count, bool keepsAxis)
    {
        int extent = signal.View.Shape[axis];
        View view = signal.View.Without([axis], keepsAxis);
        if (extent == 1 && index is 0 or -1)
            return signal with { View = view };
        int start = index < 0 ? index + extent : index;
        if (signal.View[axis].All(atom => atom.Axis == Axis.Channel) && start >= 0 && start + count <= extent)
            return Columns.Select(signal, axis, start, count, keepsAxis);
        Require.That(
            signal.Layer.LastStep is not null && signal.View.Is(axis, signal.Shape.Position(0)) && count == 1 && start == (signal.Layer.IsReverse ? 0 : extent - 1),
            $"it takes {start} to {start + count} of {signal.ShapeText} along axis {axis}; only the last step that a recurrent layer computes in one direction can be taken, and channels of a product");
        return new Signal(signal.Layer.LastStep!, view);
    }

    private static Signal Embedding(NodeReading reading)
    {
        Tensor table = reading.Constant(0);
        Signal tokens = reading.Signal(1);
        Require.That(
            table.Rank == 2 && table.Values.Length > 0 && Axes.Of(reading.Node.Integer("axis", 0), 2) == 0,
            $"it reads a table of shape {table.Shape.Brackets()}; expected rows for tokens");
        Require.That(tokens.Layer.HasTokens, "its indices are not the model's input, as whole numbers");
        (int vocabulary, int units) = (table.Shape[0], table.Shape[1]);
        var shape = new SampleShape([tokens.Shape.Channels], units);
        var layer = new Layer("Embedding", shape, tokens.Layer)
        {
            Arguments = [vocabulary.ToString(CultureInfo.InvariantCulture), units.ToString(CultureInfo.InvariantCulture)],
            TakesActivation = true,
            WeightName = table.Name,
            Tensors = [new LayerTensor("weight", [vocabulary, units], table.Values)],
        };
        IEnumerable<IEnumerable<Atom>> axes = Enumerable.Range(0, tokens.View.Rank).Select(axis =>
            tokens.View[axis].Select(atom => atom.Axis == Axis.Channel ? atom with { Axis = Axis.First } : atom));
        return new Signal(layer, new View([.. axes, [shape.Channel]]));
    }
}
