using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN021.</summary>
public class UseSigmoidTests
{
    [Fact]
    public Task With_the_options_that_it_has_too() => CodeFixCheck<UseSigmoidFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(1)]
        [{|NETGEN021:SoftmaxCrossEntropy(LabelSmoothing = 0.1f, IgnoreIndex = -1, FocalGamma = 2)|}]
        partial class N;

        [Network(2), Dense(1), {|NETGEN021:SoftmaxCrossEntropy|}, Adam]
        partial class M;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(1)]
        [SigmoidCrossEntropy(LabelSmoothing = 0.1f, FocalGamma = 2)]
        partial class N;

        [Network(2), Dense(1), SigmoidCrossEntropy, Adam]
        partial class M;
        """);

    [Fact]
    public Task For_other_losses() => CodeFixCheck<UseSigmoidFix>.Run(
        """
        [NetGen.Network(2)] [NetGen.Dense(1)] [{|NETGEN021:NetGen.HingeLoss(Margin = 2)|}] partial class N;
        """,
        """
        [NetGen.Network(2)] [NetGen.Dense(1)] [NetGen.SigmoidCrossEntropy] partial class N;
        """);
}
