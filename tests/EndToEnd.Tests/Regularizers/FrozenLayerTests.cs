using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Regularizers;

/// <summary>A frozen layer stays as it is, whatever comes.</summary>
public class FrozenLayerTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public void Nothing_changes_it(int width)
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(0.9f, WeightDecay: 0.1f), new AdamW(WeightDecay: 0.1f), new Lion(WeightDecay: 0.1f)])
        {
            var source = new NetworkSource(width, new Layer(width, Activation.Relu) { Trainable = false }, new Layer(3)) { Optimizer = optimizer };
            int frozen = width * width + width;
            CompiledNetwork network = NetworkCompilation.Load(source);
            Batch batch = Batch.Of(source, 10, useRows: false, seed: 1);
            network.Parameters = batch.Parameters;

            float[] gradients = new float[source.ParameterCount];
            Array.Fill(gradients, 1);
            network.ApplyGradients(gradients, 0.1f);
            network.TrainStep(batch.Inputs, batch.Targets, 0.1f);
            network.Gradients(batch.Inputs, batch.Targets, gradients);

            Assert.Equal(batch.Parameters[..frozen], network.Parameters[..frozen]);
            Assert.All(network.Parameters[frozen..].Zip(batch.Parameters[frozen..]), pair => Assert.NotEqual(pair.Second, pair.First));
            Assert.All(gradients[..frozen], gradient => Assert.Equal(0, gradient));
            Assert.Contains(gradients[frozen..], gradient => gradient != 0);
        }
    }

    [Fact]
    [Trait("Runs", "once")]
    public void No_gradient_is_computed_for_it()
    {
        string text = GeneratedText(new NetworkSource(40, new Layer(30, Activation.Relu) { Trainable = false }, new Layer(20, Activation.Relu), new Layer(3)));
        Assert.DoesNotContain("Weight1Gradient", text, StringComparison.Ordinal);
        foreach (string program in (string[])["Gradients", "TrainStep"])
        {
            // The gradients of inputs alone go through it.
            string body = BodyOf(program, text);
            Assert.DoesNotContain("ref float hidden1SumGradient", body, StringComparison.Ordinal);
            Assert.DoesNotContain("weight2Transposed", body, StringComparison.Ordinal);
            Assert.Contains("Weight2Gradient", body, StringComparison.Ordinal);
            Assert.Contains("weight3Transposed", body, StringComparison.Ordinal);
        }
    }

    private static string BodyOf(string program, string text)
    {
        int start = text.IndexOf($"public static float {program}<V>(", StringComparison.Ordinal);
        return text[start..text.IndexOf("\n        }", start, StringComparison.Ordinal)];
    }

    private static string GeneratedText(NetworkSource source) => NetworkCompilation.Of(source.File).Generated.Single().SourceText.ToString();
}
