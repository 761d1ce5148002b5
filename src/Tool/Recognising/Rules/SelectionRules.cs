using System.Globalization;
using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Selections: the rows of a table by tokens, and the last step of a recurrent layer.</summary>
internal static class SelectionRules
{
    public static Signal Gather(NodeReading reading)
    {
        if (reading.IsConstant(0))
            return Embedding(reading);
        View view = reading.Input.View;
        int axis = Axes.Of(reading.Node.Integer("axis", 0), view.Rank);
        Require.That(reading.Constant(1).IsScalar, $"it selects {reading.Constant(1).Values.Length} indices of axis {axis}");
        return Select(reading.Input, axis, reading.Constant(1).ToInts()[0], keepsAxis: reading.Constant(1).Rank > 0);
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
            Require.That(end - start == 1, $"it takes {start} to {end} of {extent} along axis {axis}; only the last step of a recurrent layer can be taken");
            signal = Select(signal, axis, start, keepsAxis: true);
        }

        return signal;
    }

    private static int Place(int index, int extent) => (int)Math.Clamp(index < 0 ? (long)index + extent : index, 0, extent);

    private static Signal Select(Signal signal, int axis, int index, bool keepsAxis)
    {
        int extent = signal.View.Shape[axis];
        View view = signal.View.Without([axis], keepsAxis);
        if (extent == 1 && index is 0 or -1)
            return signal with { View = view };
        Require.That(
            signal.Layer.LastStep is not null && signal.View.Is(axis, signal.Shape.Position(0)) && (index == -1 || index == extent - 1),
            $"it takes index {index} of {signal.ShapeText} along axis {axis}; only the last step of a recurrent layer that runs forward can be taken");
        return new Signal(signal.Layer.LastStep!, view);
    }

    private static Signal Embedding(NodeReading reading)
    {
        Tensor table = reading.Constant(0);
        Signal tokens = reading.Signal(1);
        Require.That(table.Rank == 2 && Axes.Of(reading.Node.Integer("axis", 0), 2) == 0, $"it reads a table of shape {table.Shape.Brackets()}; expected rows for tokens");
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
