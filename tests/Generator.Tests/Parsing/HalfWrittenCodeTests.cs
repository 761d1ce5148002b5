using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>Code as it stands in an editor. The C# compiler says what is wrong; the parser stays silent, and declares nothing.</summary>
public class HalfWrittenCodeTests
{
    [Theory]
    [InlineData("[Network] [Dense(3)] partial class N;")]
    [InlineData("[Network(] [Dense(3)] partial class N;")]
    [InlineData("[Network()] [Dense(3)] partial class N;")]
    [InlineData("[Network(2, 3, 4, 5)] [Dense(3)] partial class N;")]
    [InlineData("[Network(\"2\")] [Dense(3)] partial class N;")]
    [InlineData("[Network(null)] [Dense(3)] partial class N;")]
    [InlineData("[Network(Missing)] [Dense(3)] partial class N;")]
    [InlineData("[Network(2.5)] [Dense(3)] partial class N;")]
    [InlineData("[Network(5_000_000_000)] [Dense(3)] partial class N;")]
    [InlineData("[Network(1 / 0)] [Dense(3)] partial class N;")]
    [InlineData("[Network(int.MaxValue + 1)] [Dense(3)] partial class N;")]
    [InlineData("[Network(new[] { 1 })] [Dense(3)] partial class N;")]
    [InlineData("[Network(typeof(int))] [Dense(3)] partial class N;")]
    [InlineData("[Network(default(string))] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dense] partial class N;")]
    [InlineData("[Network(2)] [Dense(units: )] partial class N;")]
    [InlineData("[Network(2)] [Dense(size: 3)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3, Activation.)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3, Activation.Missing)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3, 1)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3, UseBias = \"yes\")] partial class N;")]
    [InlineData("[Network(2)] [Dense(3, UseBias = Missing)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3, UseBias)] partial class N;")]
    [InlineData("[Network(2, WorkspaceSamples = )] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy(1)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(0.1f)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = new float[] { 1 })] partial class N;")]
    [InlineData("[Network(2)] [Network(3)] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N; [Network(2)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [SoftmaxCrossEntropy] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] [Sgd] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N; class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial struct N;")]
    [InlineData("[Network(2)] [Dense(3)] partial interface N;")]
    [InlineData("[Network(2)] [Dense(3)] partial record struct N;")]
    [InlineData("[Network(2)] [Dense(3)] enum N;")]
    [InlineData("[Network(2)] [Dense(3)] delegate void N();")]
    public void Nothing_is_declared(string source)
    {
        UserCode code = UserCode.Of(source);

        Assert.NotEmpty(code.Compilation.GetDiagnostics());
        Assert.Null(code.Parse());
        Assert.Empty(code.Diagnostics);
    }

    [Fact]
    public void A_double_for_a_float_is_still_a_number()
    {
        UserCode code = UserCode.Of("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = 0.9)] partial class N;");

        Assert.Equal(new SgdDeclaration(Momentum: 0.9f), code.Parse()!.Optimizer);
        Assert.Contains(code.Compilation.GetDiagnostics(), diagnostic => diagnostic.Id == "CS0664");
    }

    [Theory]
    [InlineData("[Network(2)] [Dense(3)] partial class")]
    [InlineData("[Network(2)] [Dense(3)] partial class {")]
    [InlineData("[Network(2)] [Dense(3)]")]
    [InlineData("[Network(2)] [Dense(3)] partial class N : ")]
    [InlineData("[Network(2)] [Dense(3)] partial class N : Missing<>, ;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N : N;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N { void Forward( }")]
    [InlineData("[Network(2)] [Dense(3)] partial class N { void Forward(Missing x, ) }")]
    [InlineData("[Network(2)] [Dense(3)] partial class N { public N( }")]
    [InlineData("[Network(2)] [Dense(3)] partial class N<")]
    [InlineData("[Network(2)] [Dense(3)] partial class N<T> where T : ")]
    [InlineData("partial class Outer { [Network(2)] [Dense(3)] partial class N")]
    [InlineData("class A : B { } class B : A { } [Network(2)] [Dense(3)] partial class N : A;")]
    [InlineData("[Network(2) [Dense(3)] partial class N;")]
    [InlineData("[Network(2), ] [Dense(3)) partial class N;")]
    public void Nothing_throws(string source) => UserCode.Of(source).ParseAll();
}
