using CsCheck;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Differentiation;

public class RandomGradientTests
{
    [Fact]
    public void Gradients_of_random_networks_are_the_slopes_of_the_loss() =>
        Gen.Select(RandomDeclarations.Small, Gen.Int[1, 4], Gen.Int[0, int.MaxValue])
            .Sample((declaration, samples, seed) => { GradientCheck.Run(declaration.Lowered(), samples, seed); }, iter: 100);

    public static TheoryData<string> Losses => [.. DeclaredLosses.Named.Keys];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Every_loss_has_a_gradient(string loss)
    {
        NetworkDeclaration declaration = Declared.Stack(Activation.Tanh, 3, 4, 3) with { Loss = DeclaredLosses.Named[loss] };

        Assert.Equal(31, GradientCheck.Run(declaration.Lowered(), samples: 3, seed: 1));
    }

    [Theory]
    [InlineData(nameof(Activation.Linear))]
    [InlineData(nameof(Activation.Relu))]
    [InlineData(nameof(Activation.LeakyRelu))]
    [InlineData(nameof(Activation.Elu))]
    [InlineData(nameof(Activation.Selu))]
    [InlineData(nameof(Activation.Tanh))]
    [InlineData(nameof(Activation.Sigmoid))]
    [InlineData(nameof(Activation.Softplus))]
    [InlineData(nameof(Activation.Gelu))]
    [InlineData(nameof(Activation.Silu))]
    [InlineData(nameof(Activation.Relu6))]
    [InlineData(nameof(Activation.HardSigmoid))]
    [InlineData(nameof(Activation.HardSwish))]
    [InlineData(nameof(Activation.Mish))]
    [InlineData(nameof(Activation.GeluTanh))]
    public void Every_activation_has_a_gradient(string activation)
    {
        var graph = Declared.Stack(Enum.Parse<Activation>(activation), 3, 4, 4, 2).Lowered();

        Assert.InRange(GradientCheck.Run(graph, samples: 3, seed: 1), 40, 46);
    }
}
