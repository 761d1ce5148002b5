namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN009, NETGEN011 and NETGEN012.</summary>
public class AttributeRoleTests
{
    [Theory]
    [InlineData("[{|NETGEN011:Dense(3)|}] partial class N;")]
    [InlineData("[{|NETGEN011:SoftmaxCrossEntropy|}] class N;")]
    [InlineData("[Obsolete] [{|NETGEN011:Sgd(Momentum = 0.9f)|}] abstract class N;")]
    [InlineData("[{|NETGEN011:Dense(3)|}] [Dense(4)] [SoftmaxCrossEntropy] partial class N;")]
    [InlineData("[{|NETGEN011:Dense({|NETGEN004:0|})|}] partial class N;")]
    [InlineData("[{|NETGEN011:Dense(3)|}] partial class N { [Network(2)] [Dense(3)] partial class Inner; }")]
    [InlineData("[Network(2)] [Dense(3)] partial class N; [{|NETGEN011:Dense(3)|}] partial class M;")]
    public Task Attributes_without_a_network(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] [{|NETGEN009:Adam|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [AdamW] [{|NETGEN009:Lion|}] [{|NETGEN009:RmsProp|}] partial class N;")]
    public Task Two_optimisers(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData("[Network(2)] [Dense(3)] [{|NETGEN012:Sgd|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [{|NETGEN012:AdaGrad|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [{|NETGEN012:Sgd(Momentum = {|NETGEN007:2|})|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] partial class N;")]
    public Task An_optimiser_without_a_loss(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData("[Network(2)] [Dense(3)] [{|NETGEN012:L1(0.1f)|}] [{|NETGEN012:L2(0.1f)|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [{|NETGEN012:ClipGradients(MaxNorm = 1)|}] [{|NETGEN012:Sgd|}] partial class N;")]
    [InlineData("[Network(2)] [{|NETGEN012:Dropout(0.5f)|}] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dropout(0.5f)] [Dense(3)] [L1(0.1f)] [L2(0.1f)] [ClipGradients(MaxValue = 1)] [SoftmaxCrossEntropy] partial class N;")]
    public Task A_regulariser_without_a_loss(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [L1(0.1f)] [L2(0.1f)] [{|CS0579:L1|}(0.2f)] partial class N;")]
    [InlineData("[Network(2)] [{|CS0579:Network|}(3)] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [{|CS0579:SoftmaxCrossEntropy|}] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] [{|CS0579:Sgd|}] partial class N;")]
    [InlineData("[{|CS0592:Network|}(2)] partial struct N;")]
    public Task What_the_compiler_reports_is_not_said_twice(string source) => NetworkAnalyzerTest.Check(source);
}
