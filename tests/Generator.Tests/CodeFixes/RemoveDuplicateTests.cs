using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN009.</summary>
public class RemoveDuplicateTests
{
    [Fact]
    public Task The_second() => CodeFixCheck<RemoveDuplicateFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [Sgd]
        [{|NETGEN009:Adam|}]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [Sgd]
        partial class N;
        """);

    [Fact]
    public Task The_first() => CodeFixCheck<RemoveDuplicateFix>.Run(
        """
        using NetGen;

        [Network(2)] [Dense(3)]
        [SoftmaxCrossEntropy]
        [{|NETGEN009:MeanSquaredError|}] // numbers
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)] [Dense(3)]
        [MeanSquaredError] // numbers
        partial class N;
        """, choice: 1);

    [Fact]
    public Task Two_of_three() => CodeFixCheck<RemoveDuplicateFix>.Run(
        """
        using NetGen;

        [Network(2), Dense(3), SoftmaxCrossEntropy, {|NETGEN009:HingeLoss|}, {|NETGEN009:KlDivergence|}] partial class N;
        """,
        """
        using NetGen;

        [Network(2), Dense(3), SoftmaxCrossEntropy] partial class N;
        """,
        alike: 2);
}
