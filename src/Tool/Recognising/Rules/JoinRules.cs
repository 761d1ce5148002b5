using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Sums, products and concatenations of computed values; with constants, sums and products are scales.</summary>
internal static class JoinRules
{
    public static Signal Add(NodeReading reading) =>
        ConstantOf(reading) is not var (constant, other) ? Join(reading, "Add")
        : AttentionRules.Mask(reading.Signal(other), constant) ?? PositionRules.Add(reading.Signal(other), constant) ?? ScaleRules.Scale(reading, other, constant, (_, value) => (1, value), adds: true);

    public static Signal Multiply(NodeReading reading) =>
        ConstantOf(reading) is var (constant, other) ? ScaleRules.Scale(reading, other, constant, (_, value) => (value, 0)) : Join(reading, "Multiply");

    public static Signal Concat(NodeReading reading)
    {
        Signal[] inputs = [.. Enumerable.Range(0, reading.InputCount).Select(reading.Signal)];
        int axis = Simplifying.Axes.Of(reading.Node.Integer("axis", 0), reading.Input.View.Rank);
        Require.That(inputs.All(input => input.View.Rank == reading.Input.View.Rank), "it concatenates values of different numbers of axes");
        inputs = BothWays([.. inputs.Select(input => input.WithChannelsInOrder(axis))], axis);
        if (inputs.Length == 1)
            return inputs[0];
        View first = inputs[0].View;
        Require.That(
            inputs.All(input => IsSame(input.View, first, except: axis) && input.Shape.Spatial.SequenceEqual(inputs[0].Shape.Spatial)),
            $"it concatenates values of the shapes {string.Join(", ", inputs.Select(input => input.ShapeText))}, which differ in more than channels");
        Require.That(inputs.Skip(1).All(input => input.Layer != inputs[0].Layer), "it concatenates a value with itself");
        SampleShape shape = inputs[0].Shape.With(inputs.Sum(input => input.Shape.Channels));
        return new Signal(JoinLayer("Concat", shape, inputs.Select(input => input.Layer)), first.With(axis, shape.Channel));
    }

    /// <summary>The values, with one for each pair of recurrent layers of which one runs forward and the next one back.</summary>
    private static Signal[] BothWays(Signal[] inputs, int axis)
    {
        var joined = new List<Signal>();
        foreach (Signal input in inputs)
        {
            if (joined.Count > 0 && IsSame(joined[^1].View, input.View) && RecurrentRules.Together(joined[^1].Layer, input.Layer) is { } layer)
                joined[^1] = new Signal(layer, input.View.With(axis, layer.Shape.Channel));
            else
                joined.Add(input);
        }

        return [.. joined];
    }

    /// <summary>The constant of two inputs, and which the other one is.</summary>
    private static (Tensor Constant, int Other)? ConstantOf(NodeReading reading) => reading.InputCount != 2 ? null
        : reading.IsConstant(1) ? (reading.Constant(1), 0)
        : reading.IsConstant(0) ? (reading.Constant(0), 1)
        : null;

    private static Signal Join(NodeReading reading, string kind)
    {
        Signal[] inputs = [.. Enumerable.Range(0, reading.InputCount).Select(reading.Signal)];
        if (inputs.Length == 1)
            return inputs[0];
        int rank = inputs.Max(input => input.View.Rank);
        inputs = [.. inputs.Select(input => input with { View = input.View.ToRank(rank) })];

        // The whole ones first: features are spread over their positions.
        Signal whole = inputs.MaxBy(input => input.Shape.Spatial.Length)!;
        inputs = [whole, .. inputs.Where(input => !ReferenceEquals(input, whole))];
        Require.That(inputs.Length == reading.InputCount && inputs.DistinctBy(input => input.Layer).Count() == inputs.Length, "it combines a value with itself");
        Require.That(
            inputs.All(input => IsSame(input.View, whole.View) ? IsSameShape(input.Shape, whole.Shape) : IsSpread(input, whole)),
            $"it combines values of the shapes {string.Join(" and ", inputs.Select(input => input.ShapeText))}, whose axes differ; expected equal ones, or one value for each channel");
        return whole with { Layer = JoinLayer(kind, whole.Shape, inputs.Select(input => input.Layer)) };
    }

    private static Layer JoinLayer(string kind, SampleShape shape, IEnumerable<Layer> inputs) =>
        new(kind, shape, inputs) { TakesActivation = true, HasPositionalActivation = false };

    private static bool IsSameShape(SampleShape a, SampleShape b) => a.Channels == b.Channels && a.Spatial.SequenceEqual(b.Spatial);

    private static bool IsSame(View a, View b, int except = -1) =>
        Enumerable.Range(0, a.Rank).All(axis => axis == except || a[axis].SequenceEqual(b[axis]));

    private static bool IsSpread(Signal features, Signal whole) => features.Shape.Spatial.Length == 0 && features.Shape.Channels == whole.Shape.Channels
        && Enumerable.Range(0, whole.View.Rank).All(axis => features.View[axis].SequenceEqual(whole.View[axis])
            || (features.View[axis].IsEmpty && whole.View[axis].All(atom => atom.Axis is Axis.First or Axis.Second)));
}
