using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>The ways to write an argument, all of which mean the same.</summary>
public class AttributeArgumentTests
{
    [Theory]
    [InlineData("[Network(4)] [Dense(3, Activation.Elu)]")]
    [InlineData("[Network(inputSize: 4)] [Dense(units: 3, activation: Activation.Elu)]")]
    [InlineData("[Network(4)] [Dense(activation: Activation.Elu, units: 3)]")]
    [InlineData("[Network(4)] [Dense(3, (Activation)3)]")]
    [InlineData("[Network(1 + 3)] [Dense(Sizes.Units, Sizes.Default)]")]
    [InlineData("[Network('\\u0004')] [Dense((int)3.9, (Activation)(byte)3)]")]
    [InlineData("[NetworkAttribute(4)] [NetGen.DenseAttribute(3, NetGen.Activation.Elu)]")]
    [InlineData("[global::NetGen.Network(4)] [type: Dense(3, global::NetGen.Activation.Elu)]")]
    [InlineData("[Net(4)] [D(3, A.Elu)]")]
    [InlineData("[Obsolete] [Network(4)] [Serializable, Dense(3, Activation.Elu)] [Other.Dense(7)]")]
    public void Every_spelling_is_understood(string attributes)
    {
        UserCode code = UserCode.Of($$"""
            using Net = NetGen.NetworkAttribute;
            using D = NetGen.DenseAttribute;
            using A = NetGen.Activation;

            {{attributes}} partial class N;

            static class Sizes { public const int Units = 6 / 2; public const Activation Default = Activation.Elu; }

            namespace Other { class DenseAttribute(int units) : Attribute; }
            """);

        NetworkDeclaration? declaration = code.Parse("N");

        Assert.Empty(code.Diagnostics);
        Assert.Equal(new InputShape(default, 4), declaration!.Input);
        Assert.Equal(new DenseDeclaration(3, Activation.Elu, UseBias: true), Assert.Single(declaration.Layers));
    }

    [Theory]
    [InlineData("0.5f", 0.5f)]
    [InlineData("1 / 2f", 0.5f)]
    [InlineData("0", 0f)]
    [InlineData("-0f", 0f)]
    [InlineData("float.Epsilon", float.Epsilon)]
    [InlineData("0.99999994f", 0.99999994f)]
    public void Numbers_are_constants_of_any_kind(string momentum, float expected)
    {
        NetworkDeclaration? declaration =
            UserCode.Parse($"[Network(4)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = {momentum})] partial class N;");

        Assert.Equal(new SgdDeclaration(expected), declaration!.Optimizer);
    }

    [Theory]
    [InlineData("[Network(1)] [Dense(1)]")]
    [InlineData("[Network(65_536)] [Dense(4_095)]")]
    [InlineData("[Network(4, WorkspaceSamples = 1)] [Dense(4_096)]")]
    [InlineData("[Network(4, WorkspaceSamples = 65_536)] [Dense(3)]")]
    public void The_ends_of_a_range_belong_to_it(string attributes)
    {
        Assert.NotNull(UserCode.Parse($"{attributes} partial class N;"));
    }

    [Fact]
    public void An_attribute_of_a_derived_name_is_not_ours()
    {
        UserCode code = UserCode.Of("""
            [Network(2)] [Dense(3)] partial class N { [Mine.NetGen.Dense(7)] partial class Inner; }
            namespace Mine.NetGen { class DenseAttribute(int units) : Attribute; }
            """);

        Assert.NotNull(code.Parse("N"));
        Assert.Null(code.Parse("N+Inner"));
        Assert.Empty(code.Diagnostics);
    }
}
