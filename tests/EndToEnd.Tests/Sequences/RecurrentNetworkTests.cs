using System.Globalization;
using NetGen.EndToEnd.Tests.Layers;

namespace NetGen.EndToEnd.Tests.Sequences;

/// <summary>Networks with recurrent layers agree with their own graphs.</summary>
public class RecurrentNetworkTests
{
    internal static NetworkSet Random { get; } = new("Recurrences", 30, Draw);

    /// <summary>Layers at the edges of what they can be.</summary>
    internal static NetworkSet Chosen { get; } = NetworkSet.Of("ChosenRecurrence",
    [
        // One step, one unit, one feature.
        "[Network(steps: 1, features: 3)] [Gru(5), Dense(2)]",
        "[Network(steps: 6, features: 1)] [Lstm(1, ReturnsSequence = true), Rnn(1), Dense(2)]",
        // Rows that fill vectors of all widths, some of them, and more than a panel.
        "[Network(steps: 5, features: 16)] [Gru(16, ReturnsSequence = true), Lstm(32), Dense(3)]",
        "[Network(steps: 4, features: 33)] [Lstm(33, ReturnsSequence = true), Gru(17), Dense(3)]",
        "[Network(steps: 3, features: 7)] [Gru(80, Bidirectional = true, ReturnsSequence = true), Rnn(49, Bidirectional = true), Dense(4)]",
        // A loss of each step, read from both directions, by passes of few samples.
        "[Network(steps: 9, features: 4, WorkspaceSamples = 2)] [Lstm(6, Bidirectional = true, ReturnsSequence = true), Dense(3)]",
        // No biases, and functions that are not 0 at 0.
        "[Network(steps: 7, features: 3)] [Gru(5, UseBias = false, ReturnsSequence = true, Activation = Activation.Sigmoid), Lstm(6, Activation.Softplus, UseBias = false), Dense(3)]",
        "[Network(steps: 7, features: 3)] [Rnn(9, Activation.Sigmoid, ReturnsSequence = true), Rnn(18, Activation.Relu, ReturnsSequence = true), Rnn(4, Activation.Linear), Dense(3)]",
        // Several readers of a sequence that a layer returns, and of what it has read.
        "[Network(steps: 6, features: 5)] [Gru(8, ReturnsSequence = true, Name = \"a\"), Lstm(8, ReturnsSequence = true, Name = \"b\"), Add(\"a\"), Gru(8, ReturnsSequence = true), Multiply(\"b\"), Flatten, Dense(3)]",
        // Frozen layers before and behind.
        "[Network(steps: 5, features: 4)] [Gru(6, ReturnsSequence = true, Trainable = false), Lstm(5, ReturnsSequence = true), Gru(4, Trainable = false), Dense(3)]",
        // Windows, norms and pools around.
        "[Network(steps: 20, features: 3)] [Conv1d(18, 3, Stride = 2, Activation = Activation.Relu), BatchNorm, Gru(20, ReturnsSequence = true), LayerNorm, GlobalAveragePool, Dense(3)]",
        // Plane by plane.
        "[Network(steps: 8, features: 5, ChannelsFirst = true)] [Gru(6, ReturnsSequence = true), Dense(3)]",
    ]);

    public static TheoryData<int> ChosenNumbers => Chosen.Numbers;

    public static TheoryData<int> Seeds => Random.Numbers;

    [Theory]
    [MemberData(nameof(ChosenNumbers))]
    public void Chosen_networks_agree_with_their_graph(int number) => Chosen.Compare(number, 1, 2, 5, 9);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_networks_agree_with_their_graph(int seed) => Random.Compare(seed, 1, 4, 17);

    [Fact]
    public void A_network_runs_over_a_thousand_steps()
    {
        var network = NetworkSet.Of("Long", ["[Network(steps: 1000, features: 2)] [Gru(6, ReturnsSequence = true), Lstm(5), Dense(2)]"]);
        network.Compare(0, 1, 3);
    }

    private static string Draw(int seed, string name)
    {
        var random = new Random(seed);
        string options = random.Next(3) == 0 ? ", WorkspaceSamples = 3" : "";
        string declaration = Text($"[Network(steps: {random.Next(1, 12)}, features: {Units()}{options})]\n");
        int depth = random.Next(1, 4);
        bool isSequence = true;
        for (int i = 0; i < depth && isSequence; i++)
        {
            isSequence = random.Next(2) == 0;
            string[] kinds = ["Gru", "Lstm", "Rnn"];
            declaration += Text($"[{kinds[random.Next(3)]}({Units()}, Bidirectional = {Flag(3)}, UseBias = {Flag(2)}, ReturnsSequence = {(isSequence ? "true" : "false")})]\n");
            if (random.Next(2) == 0)
                declaration += Text($"[{(random.Next(2) == 0 ? "LayerNorm" : Text($"Dense({Units()}, Activation.Tanh)"))}]\n");
        }

        if (isSequence && random.Next(2) == 0)
            declaration += random.Next(2) == 0 ? "[Flatten]\n" : "[GlobalMaxPool]\n";
        return $"/// <summary>A network under test.</summary>\n{declaration}[Dense({random.Next(2, 7)}), SoftmaxCrossEntropy]\npublic sealed partial class {name};\n";

        int Units() => random.Next(3) switch
        {
            0 => random.Next(1, 5),
            1 => random.Next(5, 16),
            _ => random.Next(16, 40),
        };

        string Flag(int oneIn) => random.Next(oneIn) == 0 ? "true" : "false";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
