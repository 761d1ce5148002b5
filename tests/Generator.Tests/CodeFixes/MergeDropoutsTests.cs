using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN028.</summary>
public class MergeDropoutsTests
{
    [Fact]
    public Task Two() => CodeFixCheck<MergeDropoutsFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dropout(0.5f)]
        [{|NETGEN028:Dropout(0.25f)|}]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dropout(0.625f)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        partial class N;
        """);

    [Fact]
    public Task Three() => CodeFixCheck<MergeDropoutsFix>.Run(
        """
        using NetGen;

        [Network(2)] [Dropout(rate: 0.5f)] [{|NETGEN028:Dropout(0.5f)|}] [{|NETGEN028:Dropout(0.5f)|}] [Dense(3)] [SoftmaxCrossEntropy] partial class N;
        """,
        """
        using NetGen;

        [Network(2)] [Dropout(rate: 0.875f)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;
        """,
        alike: 2);
}
