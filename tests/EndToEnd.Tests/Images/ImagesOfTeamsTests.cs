using System.Reflection;
using NetGen.EndToEnd.Tests.Robustness;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Images;

/// <summary>A network over images or sequences gives the same bits on any number of threads, and allocates nothing after the first call.</summary>
[Collection(nameof(Alone))]
[Trait("Runs", "vectors")]
public class ImagesOfTeamsTests
{
    private const int Samples = 37;

    private const string Source = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(height: 17, width: 15, channels: 3)]
        [Conv2d(20, 3, Activation.Relu, Padding = 1, Name = "a")]
        [Dropout(0.2f), Conv2d(20, 3, Same = true, Groups = 2), Add("a"), MaxPool2d(3, Stride = 2, Padding = 1)]
        [DepthwiseConv2d(3, Multiplier = 2, Padding = 1), Dropout2d(0.1f), DepthwiseConv2d(3, Stride = 2, Padding = 1), BatchNorm(Activation.Relu)]
        [Conv2d(40, 3), GroupNorm(4), Conv2d(20, 1), BatchNorm(Activation.Tanh), AveragePool2d(2)]
        [Flatten(ChannelsFirst = true), Dense(11)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Pictures;

        /// <summary>A network under test.</summary>
        [Network(steps: 41, features: 9, ChannelsFirst = true)]
        [Conv1d(20, 5, Activation.Relu, Causal = true, Dilation = 2, Name = "a"), GroupNorm(3, From = "input"), Conv1d(20, 1), Add("a")]
        [ConvTranspose1d(18, 3, Stride = 2, OutputPadding = 1), MaxPool1d(3, Stride = 2), AveragePool1d(2)]
        [Flatten(ChannelsFirst = true), Dense(11)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Signals;

        /// <summary>A network under test.</summary>
        [Network(steps: 37, features: 9)]
        [Dense(20, Name = "a"), LayerNorm, Attention(4), Dropout(0.1f), Add("a", Name = "b")]
        [LayerNorm, Attention(2, Causal = true), Add("b"), GlobalAveragePool, Dense(11)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Steps;

        /// <summary>A network under test.</summary>
        [Network(steps: 19, features: 5)]
        [Gru(20, ReturnsSequence = true, Bidirectional = true), LayerNorm, Dropout(0.2f), Rnn(17, ReturnsSequence = true), Lstm(16)]
        [Dense(11)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class Readings;
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => NetworkCompilation.Of(Source).Load());

    [Theory]
    [InlineData("Pictures")]
    [InlineData("Signals")]
    [InlineData("Steps")]
    [InlineData("Readings")]
    public void The_results_are_the_same_bits(string name)
    {
        CompiledNetwork alone = CompiledNetwork.Of(Compiled.Value, name, seed: 5), team = alone.Another(seed: 5);
        ((INetwork)team.Instance).Parallelism = 2;
        (float[] inputs, ClassLabels labels) = Examples(alone);
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(Run(alone, inputs, labels), Run(team, inputs, labels));
            Assert.Equal(alone.TrainStep(inputs, labels, 0.01f), team.TrainStep(inputs, labels, 0.01f));
            Assert.Equal(alone.Parameters, team.Parameters);
        }
    }

    [Theory]
    [InlineData("Pictures")]
    [InlineData("Signals")]
    [InlineData("Steps")]
    [InlineData("Readings")]
    public void Nothing_is_allocated(string name)
    {
        CompiledNetwork network = CompiledNetwork.Of(Compiled.Value, name, seed: 6);
        (float[] inputs, ClassLabels labels) = Examples(network);
        float[] outputs = new float[Samples * network.OutputSize];
        Assert.Equal(0, Allocated.By(() => network.Forward(inputs, outputs), calls: 20));
        Assert.Equal(0, Allocated.By(() => network.TrainStep(inputs, labels, 0.01f), calls: 20));
    }

    private static (float[] Inputs, ClassLabels Labels) Examples(CompiledNetwork network)
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Samples * network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        return (inputs, new ClassLabels(Enumerable.Range(0, Samples).Select(_ => random.Next(network.OutputSize)).ToArray()));
    }

    private static float[] Run(CompiledNetwork network, float[] inputs, ClassLabels labels)
    {
        float[] outputs = new float[Samples * network.OutputSize], gradients = new float[network.ParameterCount];
        network.Predict(inputs, outputs);
        return [.. outputs, network.Gradients(inputs, labels, gradients), .. gradients, network.Loss(inputs, labels)];
    }
}
