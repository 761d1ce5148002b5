using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN026.</summary>
public class AddActivationTests
{
    [Fact]
    public Task To_every_layer_but_the_last() => CodeFixCheck<AddActivationFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [{|NETGEN026:Dense(4)|}]
        [{|NETGEN026:Dense(5, UseBias = false)|}]
        [{|NETGEN026:Dense(units: 6, Name = "fc")|}]
        [Dense(7, {|NETGEN026:Activation.Linear|}, InitialBias = 1)]
        [Dense(3)]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(4, Activation.Relu)]
        [Dense(5, Activation.Relu, UseBias = false)]
        [Dense(units: 6, activation: Activation.Relu, Name = "fc")]
        [Dense(7, Activation.Relu, InitialBias = 1)]
        [Dense(3)]
        partial class N;
        """);

    [Fact]
    public Task Without_the_namespace() => CodeFixCheck<AddActivationFix>.Run(
        """
        [NetGen.Network(2)] [{|NETGEN026:NetGen.Dense(4)|}] [NetGen.Dense(3)] partial class N;
        """,
        """
        [NetGen.Network(2)] [NetGen.Dense(4, NetGen.Activation.Relu)] [NetGen.Dense(3)] partial class N;
        """);
}
