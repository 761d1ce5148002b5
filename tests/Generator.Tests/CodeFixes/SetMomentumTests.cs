using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN008, where the look-ahead is meant.</summary>
public class SetMomentumTests
{
    [Fact]
    public Task As_one_more_argument() => CodeFixCheck<SetMomentumFix>.Run(
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Nesterov = {|NETGEN008:true|})] partial class N;
        """,
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Nesterov = true, Momentum = 0.9f)] partial class N;
        """);

    [Fact]
    public Task In_place_of_0() => CodeFixCheck<SetMomentumFix>.Run(
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = 0, Nesterov = {|NETGEN008:true|})] partial class N;
        """,
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = 0.9f, Nesterov = true)] partial class N;
        """);

    [Fact]
    public Task Not_where_the_dampening_is_wrong() => CodeFixCheck<SetMomentumFix>.Leave(
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = 0.9f, Dampening = 0.5f, Nesterov = {|NETGEN008:true|})] partial class N;
        """);
}
