using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN004, NETGEN007 and NETGEN029.</summary>
public class SetArgumentTests
{
    [Fact]
    public Task Sizes() => CodeFixCheck<SetArgumentFix>.Run(
        """
        using NetGen;

        [Network({|NETGEN004:0|}, WorkspaceSamples = {|NETGEN004:100_000|}, MaxParameters = {|NETGEN004:-1|})]
        [Dense({|NETGEN004:5_000|}, Activation.Relu)]
        [Dense(units: {|NETGEN004:int.MaxValue|})]
        partial class N;
        """,
        """
        using NetGen;

        [Network(1, WorkspaceSamples = 65536, MaxParameters = 1)]
        [Dense(4096, Activation.Relu)]
        [{|NETGEN005:Dense(units: 1048576)|}]
        partial class N;
        """);

    [Fact]
    public Task Numbers_below_0() => CodeFixCheck<SetArgumentFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy(LabelSmoothing = {|NETGEN007:-0.1f|})]
        [Sgd(Momentum = {|NETGEN007:-0.9f|}, WeightDecay = {|NETGEN007:-1|})]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy(LabelSmoothing = 0)]
        [Sgd(Momentum = 0, WeightDecay = 0)]
        partial class N;
        """);

    [Fact]
    public Task The_budget() => CodeFixCheck<SetArgumentFix>.Run(
        """
        using NetGen;

        [Network(64, MaxParameters = {|NETGEN029:2_000|} /* fits the cache */)]
        [Dense(32, Activation.Relu)]
        [Dense(10)]
        partial class N;
        """,
        """
        using NetGen;

        [Network(64, MaxParameters = 2410 /* fits the cache */)]
        [Dense(32, Activation.Relu)]
        [Dense(10)]
        partial class N;
        """);

    [Fact]
    public Task Not_what_has_no_nearest_value() => CodeFixCheck<SetArgumentFix>.Leave(
        """
        using NetGen;

        [Network(2)]
        [Dense(3, InitialBias = {|NETGEN007:float.NaN|})]
        [SoftmaxCrossEntropy(ClassWeights = {|NETGEN007:new[] { 1f, -1, 1 }|}, LabelSmoothing = {|NETGEN007:1|})]
        [ClipGradients(MaxNorm = {|NETGEN007:-1|})]
        [Adam(Epsilon = {|NETGEN007:float.PositiveInfinity|})]
        partial class N;
        """);
}
