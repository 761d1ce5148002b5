using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Equal blocks share their code.</summary>
public class BlockEmissionTests
{
    private const string Block = """
        /// <summary>Layers with a skip connection.</summary>
        [Block]
        [LayerNorm]
        [Dense(96, Activation.Gelu, Name = "fc1")]
        [Dropout(0.1f)]
        [Dense(40, Name = "fc2")]
        [Add("input")]
        public sealed partial class PreNorm;
        """;

    [Theory]
    [InlineData("[Network(20)] [Dense(40)]")]
    [InlineData("[Network(steps: 6, features: 20)] [Dense(40)]")]
    public void More_repetitions_are_no_more_kernels(string network)
    {
        string two = TextOf(network, 2), eight = TextOf(network, 8), twelve = TextOf(network, 12);

        Assert.Equal(HeadsOf(KernelsOf(two)), HeadsOf(KernelsOf(eight)));
        // Names have one digit more from the tenth repetition on, so that lines break elsewhere.
        Assert.Equal(HeadsOf(KernelsOf(two)), HeadsOf(KernelsOf(twelve)));
        // What is more are the comments that list the layers, and the list of what the gradients are made of, which bounds them.
        Assert.InRange(KernelsOf(eight).Length, 0.95 * KernelsOf(two).Length, 1.2 * KernelsOf(two).Length);
        // Programs say for each layer which kernel runs on what: six repetitions of five layers, in all programs together, are less than the rest of the file.
        Assert.InRange(eight.Length, two.Length, 2.1 * two.Length);
    }

    [Fact]
    public void Names_say_which_layer()
    {
        string text = TextOf("[Network(20)] [Dense(40)]", 3);

        Assert.Contains("ref float body2Fc1Weight = ref ", text, StringComparison.Ordinal);
        Assert.Contains("Kernels.Body0Fc1Sum<V>(ref body1Layernorm1, ref body1Fc1Weight, ref body1Fc1Bias, ref body1Fc1Sum, share);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_told_what_the_network_is()
    {
        string text = TextOf("[Network(20)] [Dense(40)]", 3);

        Assert.Contains(
            "\"20 > dense 40 > block 3 x (layernorm > dense 96 gelu > dense 40 > add with input) > dense 5\",", text, StringComparison.Ordinal);
        Assert.Contains("new(\"body.0.0.weight\", [40]), new(\"body.0.0.bias\", [40]), new(\"body.0.fc1.weight\", [96, 40])", text, StringComparison.Ordinal);
        Assert.Contains("new(\"body.2.fc2.bias\", [40])", text, StringComparison.Ordinal);
    }

    private static string TextOf(string network, int repeat) => NetworkCompilation.Of($"""
        using NetGen;

        {Block}

        /// <summary>A network under test.</summary>
        {network}
        [Block<PreNorm>(Repeat = {repeat}, Name = "body")]
        [Dense(5)]
        [SoftmaxCrossEntropy]
        [Adam]
        public sealed partial class Net;
        """).Generated.Single().SourceText.ToString();

    private static string KernelsOf(string text) => text[text.IndexOf("internal static class Kernels", StringComparison.Ordinal)..];

    private static int HeadsOf(string kernels) => kernels.Split('\n').Count(line => line.Contains(" static ", StringComparison.Ordinal));
}
