using System.Reflection;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>A network of blocks is the network that has their layers written out.</summary>
public class BlockTests
{
    private const string Source =
        """
        using NetGen;

        /// <summary>A block under test.</summary>
        [Block]
        [LayerNorm]
        [Dense(40, Activation.Relu, Name = "fc1")]
        [Dropout(0.3f)]
        [Dense(24, Initializer = Initializer.HeNormal, Name = "fc2")]
        [Add("input")]
        public sealed partial class Residual;

        /// <summary>A network under test.</summary>
        [Network(20)]
        [Dense(24, Name = "stem")]
        [Block<Residual>(Repeat = 2, Name = "body")]
        [Dropout(0.2f)]
        [Dense(5)]
        [SoftmaxCrossEntropy]
        [Adam]
        public sealed partial class OfBlocks;

        /// <summary>A network under test.</summary>
        [Network(20)]
        [Dense(24, Name = "stem")]
        [LayerNorm(Name = "body.0.0")]
        [Dense(40, Activation.Relu, Name = "body.0.fc1")]
        [Dropout(0.3f)]
        [Dense(24, Initializer = Initializer.HeNormal, Name = "body.0.fc2")]
        [Add("stem", Name = "sum")]
        [LayerNorm(Name = "body.1.0")]
        [Dense(40, Activation.Relu, Name = "body.1.fc1")]
        [Dropout(0.3f)]
        [Dense(24, Initializer = Initializer.HeNormal, Name = "body.1.fc2")]
        [Add("sum")]
        [Dropout(0.2f)]
        [Dense(5, Name = "3")]
        [SoftmaxCrossEntropy]
        [Adam]
        public sealed partial class WrittenOut;
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => NetworkCompilation.Of(Source).Load());

    [Fact]
    public void A_seed_gives_the_same_bits()
    {
        CompiledNetwork blocks = Network("OfBlocks", seed: 7), written = Network("WrittenOut", seed: 7);
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 33 * 20).Select(_ => random.NextSingle() - 0.5f)];
        var labels = new ClassLabels(Enumerable.Range(0, 33).Select(i => i % 5).ToArray());

        Assert.Equal(written.Parameters, blocks.Parameters);
        // The second step drops other values than the first.
        for (int step = 0; step < 3; step++)
            Assert.Equal(written.TrainStep(inputs, labels, 0.01f), blocks.TrainStep(inputs, labels, 0.01f));
        Assert.Equal(written.Parameters, blocks.Parameters);
        Assert.Equal(Predicted(written, inputs), Predicted(blocks, inputs));
    }

    [Fact]
    public void The_description_has_the_names_in_canonical_order() => Assert.Equal(
        [
            "stem.weight", "stem.bias",
            "body.0.0.weight", "body.0.0.bias", "body.0.fc1.weight", "body.0.fc1.bias", "body.0.fc2.weight", "body.0.fc2.bias",
            "body.1.0.weight", "body.1.0.bias", "body.1.fc1.weight", "body.1.fc1.bias", "body.1.fc2.weight", "body.1.fc2.bias",
            "3.weight", "3.bias",
        ],
        ((INetwork)Network("OfBlocks").Instance).Description.Tensors.Select(tensor => tensor.Name));

    [Fact]
    public void A_file_is_read_again()
    {
        CompiledNetwork saved = Network("OfBlocks", seed: 1), loaded = Network("OfBlocks", seed: 2);
        using var stream = new MemoryStream();
        ((INetwork)saved.Instance).Save(stream);
        stream.Position = 0;
        ((INetwork)loaded.Instance).Load(stream);

        Assert.Equal(saved.Parameters, loaded.Parameters);
    }

    private static CompiledNetwork Network(string name, ulong seed = 0) => CompiledNetwork.Of(Compiled.Value, name, seed);

    private static float[] Predicted(CompiledNetwork network, float[] inputs)
    {
        float[] predictions = new float[33 * 5];
        network.Predict(inputs, predictions);
        return predictions;
    }
}
