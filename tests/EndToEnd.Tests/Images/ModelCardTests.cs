using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Images;

/// <summary>Well-known networks, declared as their papers have them.</summary>
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

    [Fact]
    public void LeNet5_has_its_parameters()
    {
        CompiledNetwork network = CompiledNetwork.Of(NetworkCompilation.Of(LeNet5).Load(), "LeNet5");
        Assert.Equal(61_706, network.ParameterCount);
        Assert.Equal(28 * 28, network.InputSize);
    }

    [Fact]
    public void LeNet5_learns()
    {
        // Bright quarters: the class is where the light is.
        CompiledNetwork network = CompiledNetwork.Of(NetworkCompilation.Of(LeNet5).Load(), "LeNet5", seed: 1);
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

    [Fact]
    [Trait("Runs", "once")]
    public void The_file_of_LeNet5_stays_small() =>
        Assert.InRange(NetworkCompilation.Driver().RunGenerators(NetworkCompilation.Unchecked(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Default, LeNet5))
            .GetRunResult().GeneratedTrees.Single().ToString().Length, 0, 120_000);
}
