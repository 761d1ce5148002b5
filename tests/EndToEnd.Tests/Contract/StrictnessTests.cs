using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Contract;

/// <summary>The compilation that the other tests rely on is as strict as it claims to be.</summary>
[Trait("Runs", "once")]
public class StrictnessTests
{
    [Theory]
    [InlineData("CS0219", "internal class C { void M() { int unused = 1; } }")]
    [InlineData("CS1591", "public class Undocumented { }")]
    [InlineData("CS1574", "/// <summary>See <see cref=\"Nothing\"/>.</summary>\ninternal class C { }")]
    [InlineData("CS8603", "internal class C { string M() => null; }")]
    [InlineData("CS0227", "internal unsafe class C { }")]
    [InlineData("CS0103", "internal class C { int M() => nothing; }")]
    public void A_warning_fails(string id, string source)
    {
        CompilationFailedException exception = Assert.Throws<CompilationFailedException>(() => NetworkCompilation.Of(source));
        Assert.Contains(id, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_analyzer_is_heard()
    {
        NetworkCompilation compilation = NetworkCompilation.Of(
            "using NetGen; [Network(3)] [Dense(4, Activation.Relu)] [Dropout(0)] [Dense(2)] [SoftmaxCrossEntropy] internal partial class DropsNothing;");
        Assert.Contains("NETGEN027", Assert.Throws<CompilationFailedException>(compilation.Analyze).Message, StringComparison.Ordinal);
    }
}
