using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Onnx;

/// <summary>What an ONNX file says about itself, and how it is written.</summary>
[Trait("Runs", "once")]
public class OnnxFileTests
{
    private static readonly Lazy<System.Reflection.Assembly> Compiled = new(() => NetworkCompilation.Of(
        """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(height: 4, width: 5, channels: 3)] [Conv2d(2, 3)] [SoftmaxCrossEntropy]
        public sealed partial class Pixels;

        /// <summary>A network under test.</summary>
        [Network(height: 4, width: 5, channels: 3, ChannelsFirst = true, OutputsChannelsFirst = true)] [Conv2d(2, 3)] [SigmoidCrossEntropy]
        public sealed partial class Planes;

        /// <summary>A network under test.</summary>
        [Network(7)] [Embedding(9, 4), Flatten, Dense(2)] [MeanSquaredError]
        public sealed partial class Words;

        /// <summary>A network under test.</summary>
        [Network(3)] [Dense(2, Activation.Relu)]
        public sealed partial class WithoutLoss;

        /// <summary>A network under test.</summary>
        [Network(3)] [Dense(4), Dense(2)] [SigmoidCrossEntropy]
        public sealed partial class Multilabel;

        /// <summary>A network under test, whose outputs are its inputs.</summary>
        [Network(4)] [Flatten]
        public sealed partial class Nothing;

        /// <summary>A network under test.</summary>
        [Network(steps: 2, features: 3)] [Flatten]
        public sealed partial class Flattened;

        /// <summary>A network under test, whose outputs are its inputs.</summary>
        [Network(steps: 2, features: 3)] [Activate(Activation.Linear)]
        public sealed partial class SameSteps;

        /// <summary>A network under test, which turns its inputs.</summary>
        [Network(steps: 3, features: 2, ChannelsFirst = true)] [Activate(Activation.Linear)]
        public sealed partial class Turned;

        /// <summary>A network under test, whose outputs are its inputs, turned twice.</summary>
        [Network(height: 2, width: 3, channels: 2, ChannelsFirst = true, OutputsChannelsFirst = true)] [Activate(Activation.Linear)]
        public sealed partial class SamePlanes;
        """).Load());

    [Fact]
    public void Inputs_and_outputs_lie_as_the_network_has_them()
    {
        using var pixels = new OnnxSession(Of("Pixels"), OnnxOutput.Predictions);
        Assert.Equal(("inputs", typeof(float)), (pixels.Input.Name, pixels.Input.Type));
        Assert.Equal([-1, 4, 5, 3], pixels.Input.Shape);
        Assert.Equal("predictions", pixels.Output.Name);
        Assert.Equal([-1, 2, 3, 2], pixels.Output.Shape);

        using var planes = new OnnxSession(Of("Planes"), OnnxOutput.Outputs);
        Assert.Equal([-1, 3, 4, 5], planes.Input.Shape);
        Assert.Equal("outputs", planes.Output.Name);
        Assert.Equal([-1, 2, 2, 3], planes.Output.Shape);
    }

    [Fact]
    public void Tokens_are_integers_of_32_bits()
    {
        using var words = new OnnxSession(Of("Words"), OnnxOutput.Outputs);
        Assert.Equal(typeof(int), words.Input.Type);
        Assert.Equal([-1, 7], words.Input.Shape);
    }

    [Theory]
    [InlineData("Pixels")]
    [InlineData("Planes")]
    [InlineData("Words")]
    [InlineData("WithoutLoss")]
    [InlineData("Multilabel")]
    [InlineData("Nothing")]
    [InlineData("Flattened")]
    [InlineData("SameSteps")]
    [InlineData("Turned")]
    [InlineData("SamePlanes")]
    public void Predictions_are_those_of_the_loss(string name) => OnnxComparison.Compare(Of(name), seed: 1);

    [Fact]
    public void Planes_are_not_turned()
    {
        using var session = new OnnxSession(Of("Planes"), OnnxOutput.Predictions);
        Assert.DoesNotContain("Transpose", System.Text.Encoding.Latin1.GetString(session.File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        string folder = Directory.CreateTempSubdirectory("netgen").FullName, path = Path.Combine(folder, "network.onnx");
        try
        {
            var network = (INetwork)Of("WithoutLoss").Instance;
            File.WriteAllText(path, "what was there before, which is longer than nothing");
            network.SaveOnnx(path);

            using var expected = new MemoryStream();
            network.SaveOnnx(expected);
            Assert.Equal(expected.ToArray(), File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(folder));
            Assert.Throws<DirectoryNotFoundException>(() => network.SaveOnnx(Path.Combine(folder, "missing", "network.onnx")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_unknown_output_is_refused()
    {
        var network = (INetwork)Of("WithoutLoss").Instance;
        Assert.Contains("OnnxOutput.Outputs or OnnxOutput.Predictions", Assert.Throws<ArgumentOutOfRangeException>(() => network.SaveOnnx(Stream.Null, (OnnxOutput)7)).Message, StringComparison.Ordinal);
    }

    private static CompiledNetwork Of(string name) => CompiledNetwork.Of(Compiled.Value, name);
}
