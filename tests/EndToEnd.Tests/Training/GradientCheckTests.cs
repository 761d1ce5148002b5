using System.Reflection;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>A check of gradients passes right ones, and says which are wrong.</summary>
[Trait("Runs", "once")]
public class GradientCheckTests
{
    private const string Source = """
        using NetGen;

        /// <summary>A network under test.</summary>
        [Network(3), Dense(5, Activation.Tanh), Dense(3), SoftmaxCrossEntropy, L2(0.1f)]
        public sealed partial class Narrow;

        /// <summary>A network under test.</summary>
        [Network(12), Dense(24, Activation.Relu), BatchNorm, Dropout(0.3f), Dense(20, Activation.Gelu, Trainable = false), Dense(4), SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
        public sealed partial class Regularized;

        /// <summary>A network under test.</summary>
        [Network(6), Embedding(9, 8), Gru(7), Dense(2), MeanSquaredError]
        public sealed partial class Words;

        /// <summary>A network under test.</summary>
        [Network(5), Dense(20, Activation.Silu, Name = "first"), Dense(2, Name = "last"), CustomLoss]
        public sealed partial class Custom;

        /// <summary>A network under test.</summary>
        [Network(5), Dense(8, Activation.Tanh, Name = "body"), Dense(1, Name = "policy"), Dense(1, From = "body", Name = "value"), Concat("policy"), CustomLoss]
        public sealed partial class Heads;
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => NetworkCompilation.Of(Source).Load());

    [Fact]
    public void Right_gradients_pass()
    {
        AssertAgrees(GradientCheck.Run((ITrainableNetwork<float, int>)New("Narrow"), Draw(5 * 3), [0, 1, 2, 1, 0]), tensors: 4);
        AssertAgrees(GradientCheck.Run((ITrainableNetwork<float, float>)New("Narrow"), Draw(3), [0.2f, 0.5f, 0.3f]), tensors: 4);
        // What is frozen has no gradient.
        AssertAgrees(GradientCheck.Run((ITrainableNetwork<float, int>)New("Regularized"), Draw(9 * 12), [0, 1, 2, 3, 0, 1, 2, 3, 3]), tensors: 6);
        AssertAgrees(GradientCheck.Run((ITrainableNetwork<int, float>)New("Words"), [0, 8, 3, 3, 1, 2], [0.5f, -1f]), tensors: 7);
        var loss = new Distance { Factor = 1 };
        AssertAgrees(GradientCheck.Run((ICustomLossNetwork<float>)New("Custom"), Draw(20), ref loss), tensors: 4);
    }

    [Theory]
    [InlineData(1.05f)]
    [InlineData(-1f)]
    [InlineData(0f)]
    public void A_gradient_that_is_not_the_losss_is_named(float factor)
    {
        var loss = new Distance { Factor = factor };
        GradientReport report = GradientCheck.Run((ICustomLossNetwork<float>)New("Custom"), Draw(20), ref loss);

        Assert.False(report.Agrees);
        Assert.All(report.Tensors, tensor => Assert.InRange(tensor.Error, Math.Abs(factor - 1) * 0.5, 3));
        Assert.StartsWith("The gradient of 'first.weight' says that the loss changes by ", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("The gradient of 'last.bias' says", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_element_is_found()
    {
        var loss = new Distance { Factor = 1, Forgets = true };
        GradientReport report = GradientCheck.Run((ICustomLossNetwork<float>)New("Custom"), Draw(20), ref loss);

        Assert.False(report.Agrees);
    }

    [Fact]
    public void A_head_that_is_forgotten_is_found()
    {
        var loss = new Distance { Factor = 1, ForgetsHead = true };
        GradientReport report = GradientCheck.Run((ICustomLossNetwork<float>)New("Heads"), Draw(20), ref loss);

        Assert.False(report.Agrees);
        Assert.Contains("The gradient of 'value.weight' says that the loss changes by 0 per unit", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_not_finite_does_not_pass()
    {
        var loss = new Distance { Factor = float.NaN };
        GradientReport report = GradientCheck.Run((ICustomLossNetwork<float>)New("Custom"), Draw(20), ref loss);
        Assert.False(report.Agrees);
    }

    [Fact]
    public void The_parameters_stay_what_they_are()
    {
        var network = (ITrainableNetwork<float, int>)New("Regularized");
        float[] before = new float[network.Description.ParameterCount], after = new float[before.Length];
        network.CopyParametersTo(before);

        GradientCheck.Run(network, Draw(24), [0, 1]);

        network.CopyParametersTo(after);
        Assert.Equal(before, after);
    }

    private static void AssertAgrees(GradientReport report, int tensors)
    {
        Assert.True(report.Agrees, report.ToString());
        Assert.Equal(tensors, report.Tensors.Count);
        Assert.Equal($"The gradients of {tensors} tensors agree with finite differences within 1.0 %.", report.ToString());
    }

    private static object New(string name) => CompiledNetwork.Of(Compiled.Value, name, seed: 4).Instance;

    private static float[] Draw(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
    }

    /// <summary>Half the squared distance of each sample's two outputs from 1 and 2, averaged, with a gradient that is wrong by a factor.</summary>
    private struct Distance : IOutputLoss
    {
        public float Factor { get; init; }

        public bool Forgets { get; init; }

        public bool ForgetsHead { get; init; }

        public readonly float Evaluate(ReadOnlySpan<float> outputs, Span<float> outputGradients)
        {
            int samples = outputs.Length / 2;
            float loss = 0;
            for (int i = 0; i < outputs.Length; i++)
            {
                float error = outputs[i] - (i % 2 + 1);
                loss += error * error / (2 * samples);
                outputGradients[i] = (Forgets && i == 0) || (ForgetsHead && i % 2 == 0) ? 0 : Factor * error / samples;
            }

            return loss;
        }
    }
}
