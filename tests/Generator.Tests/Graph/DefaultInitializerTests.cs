using NetGen.Generator.Graph.Layers;

namespace NetGen.Generator.Tests.Graph;

/// <summary>
/// A uniform distribution in [-b, b) has the variance b² / 3. He's rule asks for 2 / inputs, LeCun's for 1 / inputs, Glorot's for
/// 2 / (inputs + outputs).
/// </summary>
public class DefaultInitializerTests
{
    [Theory]
    [InlineData(nameof(Activation.Relu))]
    [InlineData(nameof(Activation.LeakyRelu))]
    [InlineData(nameof(Activation.Elu))]
    [InlineData(nameof(Activation.Softplus))]
    [InlineData(nameof(Activation.Gelu))]
    [InlineData(nameof(Activation.Silu))]
    public void Rectifiers_start_by_He(string activation) => AssertVariance(activation, 2.0 / 200);

    [Fact]
    public void Selu_starts_by_LeCun() => AssertVariance(nameof(Activation.Selu), 1.0 / 200);

    [Theory]
    [InlineData(nameof(Activation.Linear))]
    [InlineData(nameof(Activation.Tanh))]
    [InlineData(nameof(Activation.Sigmoid))]
    public void The_rest_starts_by_Glorot(string activation) => AssertVariance(activation, 2.0 / (200 + 50));

    private static void AssertVariance(string activation, double expected)
    {
        double bound = DefaultInitializer.For(Enum.Parse<Activation>(activation), inputs: 200, outputs: 50).Bound;

        Assert.Equal(expected, bound * bound / 3, expected * 1e-6);
    }
}
