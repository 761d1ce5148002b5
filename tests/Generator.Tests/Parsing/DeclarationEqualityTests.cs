using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>The incremental pipeline compiles a network again only when its declaration differs from the last one.</summary>
public class DeclarationEqualityTests
{
    private const string Source = """
        namespace Space;
        partial class Outer
        {
            [Network(4, WorkspaceSamples = 8)]
            [Dense(3, Activation.Relu)]
            [Dense(2)]
            [SoftmaxCrossEntropy]
            [Sgd(Momentum = 0.5f)]
            public partial class N { }
        }
        """;

    [Fact]
    public void Parsing_twice_gives_equals()
    {
        NetworkDeclaration? first = UserCode.Parse(Source);
        NetworkDeclaration? second = UserCode.Parse(Source);

        Assert.NotNull(first);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second!.GetHashCode());
    }

    [Theory]
    [InlineData("{ }", "{ int _count; public void Run() { } }")]
    [InlineData("public partial", "internal sealed partial")]
    [InlineData("[Dense(2)]", "/* the outputs */ [Dense(units: 1 + 1), Obsolete]")]
    [InlineData("[SoftmaxCrossEntropy]\n    [Sgd(Momentum = 0.5f)]", "[Sgd(Momentum = 0.5f)] [SoftmaxCrossEntropy]")]
    public void An_edit_that_declares_nothing_else_changes_nothing(string old, string edited)
    {
        string source = Source.Replace(old, edited);

        Assert.NotEqual(Source, source);
        Assert.Equal(UserCode.Parse(Source), UserCode.Parse(source));
    }

    [Theory]
    [InlineData("namespace Space", "namespace Spaces")]
    [InlineData("class Outer", "struct Outer")]
    [InlineData("class N", "class M")]
    [InlineData("Network(4", "Network(5")]
    [InlineData("WorkspaceSamples = 8", "WorkspaceSamples = 9")]
    [InlineData(", WorkspaceSamples = 8", "")]
    [InlineData("Activation.Relu", "Activation.Elu")]
    [InlineData("[Dense(2)]", "[Dense(3)]")]
    [InlineData("[Dense(2)]", "[Dense(2, UseBias = false)]")]
    [InlineData("[Dense(2)]", "[Dense(2)] [Dense(2)]")]
    [InlineData("[Dense(2)]", "")]
    [InlineData("Momentum = 0.5f", "Momentum = 0.25f")]
    [InlineData("Momentum = 0.5f", "Momentum = 0.5f, Nesterov = true")]
    [InlineData("[Sgd(Momentum = 0.5f)]", "")]
    [InlineData("[SoftmaxCrossEntropy]\n    [Sgd(Momentum = 0.5f)]", "")]
    public void An_edit_of_the_declaration_is_seen(string old, string edited)
    {
        string source = Source.Replace(old, edited);

        Assert.NotEqual(Source, source);
        Assert.NotNull(UserCode.Parse(source));
        Assert.NotEqual(UserCode.Parse(Source), UserCode.Parse(source));
    }
}
