using System.Globalization;
using NetGen.Tool.Checking;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Recurrent layers, whose gates ONNX has in an order of its own.</summary>
internal static class RecurrentRules
{
    private const string Forward = "forward", Reverse = "reverse", BothWays = "bidirectional";

    // For each gate of PyTorch's order, its place in ONNX's.
    private static readonly int[] GruGates = [1, 0, 2];
    private static readonly int[] LstmGates = [0, 2, 3, 1];
    private static readonly int[] RnnGates = [0];

    private static readonly string[] Suffixes = ["", ReverseSuffix];

    private const string ReverseSuffix = "_reverse";

    private const string ReverseAlone = "it runs from the last step to the first. NetGen's layer does so only beside a layer that runs forward, "
        + "when the two are concatenated, that one first";

    public static Signal[] Gru(NodeReading reading)
    {
        Require.That(
            reading.Node.Integer("linear_before_reset", 0) != 0,
            "its 'linear_before_reset' is 0: it resets the state before the product with it. NetGen's layer resets after that product, as PyTorch's "
            + "and Keras's (reset_after=True) do");
        RequireActivations(reading, "Sigmoid", "Tanh");
        return Recurrent(reading, "Gru", GruGates, initialStates: 1, []);
    }

    public static Signal[] Lstm(NodeReading reading)
    {
        Require.That(!reading.Has(7) && reading.Node.Integer("input_forget", 0) == 0, "it has peepholes or coupled gates, which NetGen's layer does not");
        RequireActivations(reading, "Sigmoid", "Tanh", "Tanh");
        return Recurrent(reading, "Lstm", LstmGates, initialStates: 2, []);
    }

    public static Signal[] Rnn(NodeReading reading)
    {
        Activation activation = RnnActivations.Of(reading.Node);
        return Recurrent(reading, "Rnn", RnnGates, initialStates: 1, activation == Activation.Tanh ? [] : [$"Activation.{activation}"]);
    }

    /// <summary>The layer that runs both ways, of one that runs forward and one that runs back; null if they are no such pair.</summary>
    public static Layer? Together(Layer forward, Layer reverse)
    {
        if (forward.IsReverse || !reverse.IsReverse || forward.Kind != reverse.Kind || forward.Inputs[0] != reverse.Inputs[0]
            || !forward.Arguments.SequenceEqual(reverse.Arguments) || !forward.Options.SequenceEqual(reverse.Options))
        {
            return null;
        }

        bool hasBias = forward.HasBias || reverse.HasBias;
        IEnumerable<LayerTensor> Of(Layer layer, string suffix) =>
        [
            .. layer.Tensors.Select(tensor => tensor with { Name = tensor.Name + suffix }),
            .. hasBias && !layer.HasBias ? ZeroBiases(layer.Tensors[0].Shape[0], suffix) : [],
        ];
        return new Layer(forward.Kind, forward.Shape.With(2 * forward.Shape.Channels), forward.Inputs[0])
        {
            Arguments = forward.Arguments,
            Options = [("Bidirectional", "true"), .. forward.Options],
            HasBiasOption = true,
            WeightName = forward.WeightName,
            Tensors = [.. Of(forward, ""), .. Of(reverse, ReverseSuffix)],
        };
    }

    private static IEnumerable<LayerTensor> ZeroBiases(int rows, string suffix) =>
        [new($"bias_ih_l0{suffix}", [rows], new double[rows]), new($"bias_hh_l0{suffix}", [rows], new double[rows])];

    private static void RequireActivations(NodeReading reading, params string[] expected)
    {
        IReadOnlyList<string> activations = reading.Node.Attributes.GetValueOrDefault("activations")?.Texts ?? [];
        Require.That(
            activations.Index().All(activation => activation.Item == expected[activation.Index % expected.Length]),
            $"its activations are {string.Join(", ", activations.Select(activation => activation.Quote()))}; expected {string.Join(", ", expected)}");
    }

    private static Signal[] Recurrent(NodeReading reading, string kind, int[] gates, int initialStates, IEnumerable<string> arguments)
    {
        OnnxNode node = reading.Node;
        Signal input = reading.Input;
        bool isBatchFirst = node.Integer("layout", 0) != 0;
        int time = isBatchFirst ? 1 : 0;
        Require.That(
            input.View.Rank == 3 && input.Shape.Spatial.Length == 1 && input.View.Is(time, input.Shape.Position(0)) && input.View.Is(1 - time, input.View.Batch)
                && input.View.Is(2, input.Shape.Channel),
            $"it reads {input.ShapeText} as {(isBatchFirst ? "samples, steps" : "steps, samples")} and features, which it does not have along these axes");
        string direction = node.Text("direction", Forward);
        Require.That(direction is Forward or Reverse or BothWays, $"its direction is {direction.Quote()}");
        Require.That(!reading.Has(4) && !node.Has("clip"), "it has lengths of sequences, or clips");
        for (int i = 5; i < 5 + initialStates; i++)
            Require.That(reading.OptionalConstantOfSamples(i) is not { } state || state.Values.All(value => value == 0), "its initial state is not 0");

        int directions = direction == BothWays ? 2 : 1, features = input.Shape.Channels;
        Tensor inputWeight = reading.Constant(1), stateWeight = reading.Constant(2);
        int units = stateWeight.Rank == 3 ? stateWeight.Shape[2] : 0;
        Require.AtMost(SizeLimits.Units, units, "units");
        int rows = gates.Length * units;
        Require.That(
            units > 0 && inputWeight.Shape.SequenceEqual([directions, rows, features]) && stateWeight.Shape.SequenceEqual([directions, rows, units]),
            $"its weights have the shapes {inputWeight.Shape.Brackets()} and {stateWeight.Shape.Brackets()}");
        double[]? bias = reading.Has(3) ? reading.Vector(3, directions * 2 * rows) : null;
        var tensors = new List<LayerTensor>();
        foreach ((int place, string suffix) in Suffixes.Take(directions).Index())
        {
            tensors.Add(new LayerTensor($"weight_ih_l0{suffix}", [rows, features], InOrder(inputWeight.Values, place * rows * features, units * features, gates)));
            tensors.Add(new LayerTensor($"weight_hh_l0{suffix}", [rows, units], InOrder(stateWeight.Values, place * rows * units, units * units, gates)));
            if (bias is null)
                continue;
            tensors.Add(new LayerTensor($"bias_ih_l0{suffix}", [rows], InOrder(bias, place * 2 * rows, units, gates)));
            tensors.Add(new LayerTensor($"bias_hh_l0{suffix}", [rows], InOrder(bias, ((place * 2) + 1) * rows, units, gates)));
        }

        List<(string, string)> options = directions == 2 ? [("Bidirectional", "true")] : [];
        int outputs = directions * units;
        bool isReverse = direction == Reverse;
        Layer Of(SampleShape shape, IEnumerable<(string, string)> more, Layer? last) => new(kind, shape, input.Layer)
        {
            Arguments = [units.ToString(CultureInfo.InvariantCulture), .. arguments],
            Options = [.. options, .. more],
            HasBiasOption = true,
            WeightName = inputWeight.Name,
            Tensors = tensors,
            LastStep = last,
            IsReverse = isReverse,
            Node = node.Label,
            Unfinished = isReverse ? ReverseAlone : "",
        };
        Layer last = Of(new SampleShape([], outputs), [], last: null);
        Layer all = Of(input.Shape.With(outputs), [("ReturnsSequence", "true")], directions == 1 ? last : null);

        // Steps, directions, samples and units; the last state has no steps.
        IEnumerable<Atom> steps = [input.Shape.Position(0)], ways = [new(Axis.Channel, directions, units)], samples = [input.View.Batch], states = [new(Axis.Channel, units)];
        return isBatchFirst
            ? [new Signal(all, new View(samples, steps, ways, states)), new Signal(last, new View(samples, ways, states))]
            : [new Signal(all, new View(steps, ways, samples, states)), new Signal(last, new View(ways, samples, states))];
    }

    /// <summary>Blocks of a tensor, in another order.</summary>
    private static double[] InOrder(double[] values, int start, int size, int[] order) =>
        [.. order.SelectMany(block => values.AsSpan(start + (block * size), size).ToArray())];
}
