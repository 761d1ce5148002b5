using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN025.</summary>
public class RemoveLastActivationTests
{
    [Fact]
    public Task By_position_and_by_name() => CodeFixCheck<RemoveLastActivationFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(4, Activation.Relu)]
        [Dense(1, {|NETGEN025:Activation.Sigmoid|}, UseBias = false)]
        [SigmoidCrossEntropy]
        partial class N;

        [Network(2)]
        [Dense(activation: {|NETGEN025:Activation.Tanh|}, units: 3)]
        [KlDivergence]
        partial class M;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(4, Activation.Relu)]
        [Dense(1, UseBias = false)]
        [SigmoidCrossEntropy]
        partial class N;

        [Network(2)]
        [Dense(units: 3)]
        [KlDivergence]
        partial class M;
        """);
}
