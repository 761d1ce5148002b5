using NetGen.EndToEnd.Tests.Images;
using NetGen.EndToEnd.Tests.Layers;
using NetGen.EndToEnd.Tests.Sequences;
using NetGen.EndToEnd.Tests.Tokens;

namespace NetGen.EndToEnd.Tests.Onnx;

/// <summary>Networks of all layers compute the same in ONNX Runtime.</summary>
[Trait("Runs", "once")]
public class OnnxNetworkTests
{
    /// <summary>What the networks of the other tests don't have.</summary>
    private static readonly NetworkSet Chosen = NetworkSet.Of("ChosenOnnx",
    [
        // Every activation, on rows and on images.
        .. Enum.GetNames<Activation>().Where(name => name != "Linear").Select(name =>
            $"[Network(height: 3, width: 4, channels: 2)] [Conv2d(5, 2, Activation = Activation.{name}), Dense(4, Activation.{name}), Flatten, Dense(3, Activation.{name})]"),
        // Cells that ONNX has an operator for, and those that it hasn't, in both directions.
        .. Enum.GetNames<Activation>().Select(name =>
            $"[Network(steps: 5, features: 3)] [Rnn(4, Activation.{name}, Bidirectional = true, ReturnsSequence = true), Rnn(3, Activation.{name}, UseBias = false), Dense(2)]"),
        "[Network(steps: 5, features: 3)] [Rnn(4, Activation.Gelu, ReturnsSequence = true, Name = \"a\"), Rnn(4, Activation.Silu, ReturnsSequence = true), Add(\"a\"), Dense(2)]",
        // A row that scales the channels of an image, the features of a sequence, and the steps of a scan.
        "[Network(height: 4, width: 3, channels: 2)] [Conv2d(6, 3, Padding = 1, Name = \"x\"), GlobalAveragePool, Dense(6, Activation.Sigmoid, Name = \"s\")] [Activate(Activation.Relu, From = \"x\"), Multiply(\"s\"), Add(\"s\"), GlobalMaxPool, Dense(2)]",
        "[Network(steps: 4, features: 3)] [Gru(6, Name = \"s\")] [Lstm(6, ReturnsSequence = true, From = \"input\"), Multiply(\"s\"), PositionEmbedding, Flatten, Dense(2)]",
        "[Network(steps: 4, features: 3, ChannelsFirst = true)] [PositionEmbedding, Conv1d(5, 2, Name = \"p\"), PositionEmbedding, Multiply(\"p\"), Dense(2)]",
        // Values in different orders side by side.
        "[Network(steps: 6, features: 4)] [Conv1d(5, 3, Padding = 1, Name = \"c\"), LayerNorm(From = \"input\", Name = \"n\"), Gru(3, ReturnsSequence = true, From = \"input\"), Concat(\"c\", \"n\"), Dense(2)]",
        "[Network(height: 3, width: 3, channels: 4)] [LayerNorm, Conv2d(4, 1), RmsNorm, BatchNorm(UseBias = false), Dense(4), BatchNorm, GroupNorm(2), Add(\"input\"), GlobalAveragePool, LayerNorm, BatchNorm, GroupNorm(2), Dense(2)]",
        // A single row or column.
        "[Network(height: 1, width: 1, channels: 4)] [Conv2d(3, 1), Flatten, Dense(2)]",
        "[Network(height: 3, width: 2, channels: 4)] [Conv2d(1, 1), Flatten, Dense(2)]",
        "[Network(steps: 1, features: 4)] [Gru(3, ReturnsSequence = true), Flatten, Dense(2)]",
        // What only training does.
        "[Network(height: 3, width: 3, channels: 4)] [Dropout(0.3f), Conv2d(4, 2), Dropout2d(0.5f), Flatten, Dense(5), Dropout(0.5f), Dense(2)]",
        // Names that the file has for itself.
        "[Network(4)] [Dense(3, Name = \"outputs\"), Dense(3, Name = \"predictions\"), Dense(3, Name = \"probabilities\"), Add(\"outputs\", \"predictions\")]",
    ]);

    private static readonly NetworkSet Layers = new("LayersOnnx", 40, (seed, name) => RandomLayers.Draw(seed, name).Declaration);

    private static readonly Dictionary<string, NetworkSet> Sets = new()
    {
        ["chosen"] = Chosen,
        ["layers"] = Layers,
        ["chosen images"] = ImageNetworkTests.Chosen,
        ["images"] = ImageNetworkTests.Random,
        ["chosen norms"] = BatchNormTests.Chosen,
        ["norms"] = BatchNormTests.Random,
        ["chosen sequences"] = SequenceNetworkTests.Chosen,
        ["sequences"] = SequenceNetworkTests.Random,
        ["chosen recurrences"] = RecurrentNetworkTests.Chosen,
        ["recurrences"] = RecurrentNetworkTests.Random,
        ["chosen attention"] = AttentionNetworkTests.Chosen,
        ["attention"] = AttentionNetworkTests.Random,
        ["chosen tokens"] = TokenNetworkTests.Chosen,
        ["tokens"] = TokenNetworkTests.Random,
    };

    public static TheoryData<string, int> Networks
    {
        get
        {
            var networks = new TheoryData<string, int>();
            foreach ((string name, NetworkSet set) in Sets)
            {
                for (int number = 0; number < set.Count; number++)
                    networks.Add(name, number);
            }

            return networks;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_file_computes_what_its_network_computes(string set, int number) => OnnxComparison.Compare(Sets[set][number], number);
}
