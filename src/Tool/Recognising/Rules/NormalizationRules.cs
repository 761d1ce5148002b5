using System.Globalization;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Normalisations.</summary>
internal static class NormalizationRules
{
    private const float DefaultEpsilon = 1e-5f;

    public static Signal Batch(NodeReading reading)
    {
        OnnxNode node = reading.Node;
        Require.That(node.Integer("training_mode", 0) == 0, "it is in training mode, where it depends on the other samples");
        Signal input = reading.Input.WithChannels(1);
        int channels = input.Shape.Channels;
        int[] places = input.View.IndicesOf(1);
        double[] Ordered(int index) => InOrder(reading.Vector(index, channels), places);

        List<(string, string)> options = EpsilonOption(node, DefaultEpsilon);
        Require.That(node.Single("momentum", 0.9f) is >= 0 and <= 1, $"its momentum is {Literal(node.Single("momentum", 0.9f))}; expected 0 to 1");
        if (node.Has("momentum"))
            options.Add(("Momentum", Literal(1 - node.Single("momentum", 0))));
        return input with
        {
            Layer = new Layer("BatchNorm", input.Shape, input.Layer)
            {
                Options = options,
                TakesActivation = true,
                WeightAxis = 0,
                WeightName = reading.Constant(1).Name,
                Tensors =
                [
                    new("weight", [channels], Ordered(1)), new("bias", [channels], Ordered(2)),
                    new("running_mean", [channels], Ordered(3)), new("running_var", [channels], Ordered(4)),
                ],
            },
        };
    }

    /// <summary>A normalisation of each channel by itself; of each group of them, where the channels were regrouped before.</summary>
    public static Signal Instance(NodeReading reading)
    {
        Signal input = reading.Input;
        SampleShape shape = input.Shape;
        int groups = input.View.Rank > 1 ? input.View.Shape[1] : 0;
        bool isGrouped = groups > 0 && shape.Channels % groups == 0 && input.View.Is(0, input.View.Batch)
            && input.View.Is(1, new Atom(Axis.Channel, groups, shape.Channels / groups))
            && new View([input.View.Atoms.Skip(1)]).Is(0, shape.ChannelsFirst);
        Require.That(isGrouped, $"it normalises {input.ShapeText} by its second axis, which is no grouping of the channels of {shape}");

        double[] scale = reading.Vector(1, groups), shift = reading.Vector(2, groups);
        int size = shape.Channels / groups;
        return input with
        {
            Layer = GroupLayer(reading, groups, input.Layer, [.. scale.SelectMany(value => Enumerable.Repeat(value, size))], [.. shift.SelectMany(value => Enumerable.Repeat(value, size))]),
        };
    }

    public static Signal Group(NodeReading reading)
    {
        Signal input = reading.Input.WithChannelsInOrder(1);
        int groups = reading.Node.Integer("num_groups", 0), channels = input.Shape.Channels;
        Require.That(groups > 0 && channels % groups == 0, $"it divides {channels} channels into {groups} groups");

        // Up to version 20, there was one scale for each group.
        int count = reading.Constant(1).Values.Length == groups ? groups : channels;
        double[] Spread(int index) => [.. reading.Vector(index, count).SelectMany(value => Enumerable.Repeat(value, channels / count))];
        return input with { Layer = GroupLayer(reading, groups, input.Layer, Spread(1), Spread(2)) };
    }

    public static Signal Layer(NodeReading reading) => Row(reading, "LayerNorm", DefaultEpsilon);

    public static Signal RootMeanSquare(NodeReading reading) => Row(reading, "RmsNorm", 1.1920929e-7f);

    public static string Literal(float number) => number.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>What the model has for each index of an axis, in NetGen's order.</summary>
    public static double[] InOrder(double[] values, int[] places)
    {
        double[] ordered = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            ordered[places[i]] = values[i];
        return ordered;
    }

    private static Signal Row(NodeReading reading, string kind, float epsilon)
    {
        int rank = reading.Input.View.Rank, axis = Simplifying.Axes.Of(reading.Node.Integer("axis", -1), rank);
        Require.That(axis == rank - 1, $"it normalises {reading.Input.ShapeText} from axis {axis} on; NetGen's layer normalises the innermost extent");
        Signal input = reading.Input.WithChannels(axis);
        int channels = input.Shape.Channels;
        int[] places = input.View.IndicesOf(axis);
        double[] weight = reading.Has(1) ? InOrder(RowOf(reading, 1, "weight", channels), places) : Ones(channels);
        List<LayerTensor> tensors = [new("weight", [channels], weight)];
        if (reading.Has(2))
            tensors.Add(new LayerTensor("bias", [channels], InOrder(RowOf(reading, 2, "bias", channels), places)));
        return input with
        {
            Layer = new Layer(kind, input.Shape, input.Layer)
            {
                Options = EpsilonOption(reading.Node, epsilon, DefaultEpsilon),
                TakesActivation = true,
                WeightAxis = 0,
                HasBiasOption = kind == "LayerNorm",
                WeightName = reading.OptionalConstant(1)?.Name ?? "",
                Tensors = tensors,
            },
        };
    }

    /// <summary>A constant for the innermost extent; one for another axis, such as the steps, can have as many elements.</summary>
    private static double[] RowOf(NodeReading reading, int index, string name, int channels)
    {
        Tensor constant = reading.Constant(index);
        Require.That(
            constant.Values.Length == channels && constant.Rank <= reading.Input.View.Rank && constant.Shape.LastOrDefault(1) == channels,
            $"its {name} has the shape {constant.Shape.Brackets()}, and it normalises {reading.Input.ShapeText}; expected [{channels}]");
        return constant.Values;
    }

    // Ones and zeros are no parameters: where there are some, they follow.
    private static Layer GroupLayer(NodeReading reading, int groups, Layer input, double[] weight, double[] bias) => new("GroupNorm", input.Shape, input)
    {
        Arguments = [groups.ToString(CultureInfo.InvariantCulture)],
        Options = EpsilonOption(reading.Node, DefaultEpsilon),
        TakesActivation = true,
        WeightAxis = 0,
        HasBiasOption = true,
        WeightName = reading.Constant(1).Name,
        Tensors =
        [
            new("weight", [input.Shape.Channels], weight),
            .. weight.All(value => value == 1) && bias.All(value => value == 0) ? Array.Empty<LayerTensor>() : [new("bias", [input.Shape.Channels], bias)],
        ],
    };

    /// <summary>The option, unless the attribute has that value anyway.</summary>
    /// <param name="node">The node.</param>
    /// <param name="attributeDefault">What NetGen's attribute has.</param>
    /// <param name="nodeDefault">What the node has where it says nothing; by default the same.</param>
    private static List<(string, string)> EpsilonOption(OnnxNode node, float attributeDefault, float? nodeDefault = null) =>
        node.Single("epsilon", nodeDefault ?? attributeDefault) is var epsilon && epsilon == attributeDefault ? []
        : epsilon > 0 && float.IsFinite(epsilon) ? [("Epsilon", Literal(epsilon))]
        : throw new ModelFileException(FormattableString.Invariant($"its epsilon is {epsilon}; expected a number above 0"));

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
