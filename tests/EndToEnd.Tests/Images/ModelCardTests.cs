using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Images;

/// <summary>Well-known networks, declared as their papers have them.</summary>
[Trait("Runs", "vectors")]
public class ModelCardTests
{
    /// <summary>LeCun and others 1998, with all maps connected, ReLU and maximum pools.</summary>
    private const string LeNet5 = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(height: 28, width: 28, channels: 1)]
        [Conv2d(6, 5, Activation.Relu, Padding = 2), MaxPool2d(2)]
        [Conv2d(16, 5, Activation.Relu), MaxPool2d(2)]
        [Flatten, Dense(120, Activation.Relu), Dense(84, Activation.Relu), Dense(10)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class LeNet5;
        """;

    /// <summary>He and others 2016, as MLPerf Tiny has it for CIFAR-10 (Banbury and others 2021).</summary>
    private const string ResNet8 = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(height: 32, width: 32, channels: 3)]
        [Conv2d(16, 3, Same = true), BatchNorm(Activation.Relu, Name = "stem")]
        [Conv2d(16, 3, Same = true), BatchNorm(Activation.Relu), Conv2d(16, 3, Same = true), BatchNorm]
        [Add("stem", Activation = Activation.Relu, Name = "stage1")]
        [Conv2d(32, 3, Stride = 2, Same = true), BatchNorm(Activation.Relu), Conv2d(32, 3, Same = true), BatchNorm(Name = "stage2Residual")]
        [Conv2d(32, 1, Stride = 2, From = "stage1"), Add("stage2Residual", Activation = Activation.Relu, Name = "stage2")]
        [Conv2d(64, 3, Stride = 2, Same = true), BatchNorm(Activation.Relu), Conv2d(64, 3, Same = true), BatchNorm(Name = "stage3Residual")]
        [Conv2d(64, 1, Stride = 2, From = "stage2"), Add("stage3Residual", Activation = Activation.Relu)]
        [GlobalAveragePool, Dense(10)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class ResNet8;
        """;

    /// <summary>Zhang and others 2017, as MLPerf Tiny has it for spoken words.</summary>
    private const string DsCnn = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(height: 49, width: 10, channels: 1)]
        [Conv2d(64, 10, 4, Stride = 2, Same = true), BatchNorm(Activation.Relu)]
        [Block<Separable>(Repeat = 4)]
        [GlobalAveragePool, Dense(12)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class DsCnn;

        /// <summary>A depthwise convolution, and one of single pixels.</summary>
        [Block]
        [DepthwiseConv2d(3, Same = true), BatchNorm(Activation.Relu), Conv2d(64, 1), BatchNorm(Activation.Relu)]
        public sealed partial class Separable;
        """;

    private static readonly string MobileNet = MobileNetOf(
        (16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (128, 1), (128, 1), (128, 1), (128, 1), (256, 2), (256, 1));

    public static TheoryData<string, int, int> Cards => new()
    {
        { "LeNet5", 61_706, 0 },
        { "ResNet8", 78_186, 480 },
        { "DsCnn", 23_756, 1_152 },
        { "MobileNet", 213_072 + 256 * 2 + 2, 5_472 },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_network_has_its_published_parameters(string name, int parameters, int buffers)
    {
        CompiledNetwork network = Load(name);
        Assert.Equal(parameters, network.ParameterCount);
        Assert.Equal(buffers, network.BufferCount);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_network_takes_steps(string name, int parameters, int buffers)
    {
        CompiledNetwork network = Load(name);
        Assert.Equal(parameters + buffers, network.Parameters.Length + network.Buffers.Length);
        var random = new Random(1);
        float[] images = [.. Enumerable.Range(0, 8 * network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        var labels = new Testing.ClassLabels(Enumerable.Range(0, 8).Select(sample => sample % 2).ToArray());
        float first = network.TrainStep(images, labels, 0.01f), last = first;
        for (int step = 0; step < 15; step++)
            last = network.TrainStep(images, labels, 0.01f);
        Assert.True(last < first, $"The loss went from {first} to {last}.");
    }

    [Fact]
    public void LeNet5_learns()
    {
        // Bright quarters: the class is where the light is.
        CompiledNetwork network = Load("LeNet5");
        var random = new Random(1);
        float[] images = new float[64 * network.InputSize];
        int[] labels = [.. Enumerable.Range(0, 64).Select(sample => sample % 4)];
        for (int i = 0; i < images.Length; i++)
        {
            int pixel = i % network.InputSize, quarter = pixel / 28 / 14 * 2 + pixel % 28 / 14;
            images[i] = random.NextSingle() * (quarter == labels[i / network.InputSize] ? 1 : 0.3f);
        }

        float first = network.TrainStep(images, new Testing.ClassLabels(labels), 0.001f), last = first;
        for (int step = 0; step < 60; step++)
            last = network.TrainStep(images, new Testing.ClassLabels(labels), 0.001f);
        Assert.True(last < first / 10, $"The loss went from {first} to {last}.");
    }

    private static CompiledNetwork Load(string name) => CompiledNetwork.Of(
        NetworkCompilation.Of(name switch
        {
            "LeNet5" => LeNet5,
            "ResNet8" => ResNet8,
            "DsCnn" => DsCnn,
            _ => MobileNet,
        }).Load(),
        name,
        seed: 1);

    /// <summary>Howard and others 2017 with a quarter of the filters, for two classes, as MLPerf Tiny has it for persons in pictures.</summary>
    private static string MobileNetOf(params (int Filters, int Stride)[] blocks) => $$"""
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(height: 96, width: 96, channels: 3)]
        [Conv2d(8, 3, Stride = 2, Same = true, UseBias = false), BatchNorm(Activation.Relu6)]
        {{string.Join("\n", blocks.Select(block => FormattableString.Invariant(
            $"[DepthwiseConv2d(3, Stride = {block.Stride}, Same = true, UseBias = false), BatchNorm(Activation.Relu6), Conv2d({block.Filters}, 1, UseBias = false), BatchNorm(Activation.Relu6)]")))}}
        [GlobalAveragePool, Dense(2)]
        [SoftmaxCrossEntropy, Adam]
        public sealed partial class MobileNet;
        """;

    [Fact]
    [Trait("Runs", "once")]
    public void The_file_of_LeNet5_stays_small() =>
        Assert.InRange(NetworkCompilation.Driver().RunGenerators(NetworkCompilation.Unchecked(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Default, LeNet5))
            .GetRunResult().GeneratedTrees.Single().ToString().Length, 0, 120_000);
}
