using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN008, NETGEN017, NETGEN020 and NETGEN022.</summary>
public class RemoveArgumentTests
{
    [Fact]
    public Task An_idle_option() => CodeFixCheck<RemoveArgumentFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(3, Activation.Relu, UseBias = false, InitialBias = {|NETGEN017:1|}, Name = "fc1")]
        [Dense(3, InitialValue = {|NETGEN017:0.1f|})]
        [SoftmaxCrossEntropy(ValidateTargets = {|NETGEN017:false|}, IgnoreIndex = -1)]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3, Activation.Relu, UseBias = false, Name = "fc1")]
        [Dense(3)]
        [SoftmaxCrossEntropy(IgnoreIndex = -1)]
        partial class N;
        """);

    [Fact]
    public Task The_only_argument() => CodeFixCheck<RemoveArgumentFix>.Run(
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy(ClassWeights = {|NETGEN020:new[] { 0f, 0, 0 }|})] [Sgd(Nesterov = {|NETGEN008:true|})] partial class N;
        """,
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] partial class N;
        """);

    [Fact]
    public Task One_of_two_limits() => CodeFixCheck<RemoveArgumentFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [ClipGradients(
            MaxNorm = 1,
            MaxValue = {|NETGEN022:2|})]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [ClipGradients(
            MaxNorm = 1)]
        partial class N;
        """);

    [Fact]
    public Task Not_a_limit_that_is_missing() => CodeFixCheck<RemoveArgumentFix>.Leave(
        """
        using NetGen;

        [Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [{|NETGEN022:ClipGradients|}] partial class N;
        """);
}
