using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Tests.Graph;

/// <summary>
/// A uniform distribution in [-b, b) has the variance b² / 3. He's rule asks for 2 / inputs, LeCun's for 1 / inputs, Glorot's for
/// 2 / (inputs + outputs).
/// </summary>
public class InitialWeightsTests
{
    [Theory]
    [InlineData(nameof(Activation.Relu))]
    [InlineData(nameof(Activation.LeakyRelu))]
    [InlineData(nameof(Activation.Elu))]
    [InlineData(nameof(Activation.Softplus))]
    [InlineData(nameof(Activation.Gelu))]
    [InlineData(nameof(Activation.Silu))]
    [InlineData(nameof(Activation.Relu6))]
    [InlineData(nameof(Activation.HardSwish))]
    [InlineData(nameof(Activation.Mish))]
    [InlineData(nameof(Activation.GeluTanh))]
    public void Rectifiers_start_by_He(string activation) => AssertDefault(activation, 2.0 / 200);

    [Fact]
    public void Selu_starts_by_LeCun() => AssertDefault(nameof(Activation.Selu), 1.0 / 200);

    [Theory]
    [InlineData(nameof(Activation.Linear))]
    [InlineData(nameof(Activation.Tanh))]
    [InlineData(nameof(Activation.Sigmoid))]
    [InlineData(nameof(Activation.HardSigmoid))]
    public void The_rest_starts_by_Glorot(string activation) => AssertDefault(activation, 2.0 / (200 + 50));

    [Theory]
    [InlineData(nameof(Initializer.HeNormal), 2.0 / 200)]
    [InlineData(nameof(Initializer.HeUniform), 2.0 / 200)]
    [InlineData(nameof(Initializer.GlorotNormal), 2.0 / (200 + 50))]
    [InlineData(nameof(Initializer.GlorotUniform), 2.0 / (200 + 50))]
    [InlineData(nameof(Initializer.LeCunNormal), 1.0 / 200)]
    [InlineData(nameof(Initializer.LeCunUniform), 1.0 / 200)]
    public void A_rule_has_its_variance_whatever_the_activation(string initializer, double variance)
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            InitialValues values = Of(Enum.Parse<Initializer>(initializer), activation);

            bool isNormal = initializer.EndsWith("Normal", StringComparison.Ordinal);
            Assert.Equal(isNormal ? Distribution.Normal : Distribution.Uniform, values.Distribution);
            Assert.Equal(isNormal ? variance : 3 * variance, (double)values.Scale * values.Scale, variance * 1e-6);
        }
    }

    [Fact]
    public void Constants_are_themselves()
    {
        Assert.Equal(InitialValues.Constant(0), Of(Initializer.Zeros, Activation.Relu));
        Assert.Equal(InitialValues.Constant(0.7f), Of(Initializer.Constant, Activation.Relu));
    }

    private static void AssertDefault(string activation, double variance)
    {
        InitialValues values = Of(Initializer.ByActivation, Enum.Parse<Activation>(activation));

        Assert.Equal(Distribution.Uniform, values.Distribution);
        Assert.Equal(variance, (double)values.Scale * values.Scale / 3, variance * 1e-6);
    }

    private static InitialValues Of(Initializer initializer, Activation activation) =>
        InitialWeights.Of(initializer, 0.7f, activation, inputs: 200, outputs: 50);
}
