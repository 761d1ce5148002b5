using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN002.</summary>
public class AddLayerTests
{
    [Fact]
    public Task On_a_line_of_its_own() => CodeFixCheck<AddLayerFix>.Run(
        """
        using NetGen;

        namespace Demo
        {
            /// <summary>A network.</summary>
            [{|NETGEN002:Network(2)|}]
            partial class N;
        }
        """,
        """
        using NetGen;

        namespace Demo
        {
            /// <summary>A network.</summary>
            [Network(2)]
            [Dense(10)]
            partial class N;
        }
        """);

    [Fact]
    public Task In_a_line_without_the_namespace() => CodeFixCheck<AddLayerFix>.Run(
        """
        [{|NETGEN002:NetGen.Network(2)|}] [NetGen.SoftmaxCrossEntropy] partial class N;
        """,
        """
        [NetGen.Network(2)] [NetGen.Dense(10)] [NetGen.SoftmaxCrossEntropy] partial class N;
        """);

    [Fact]
    public Task Several_networks() => CodeFixCheck<AddLayerFix>.Run(
        """
        using NetGen;

        [{|NETGEN002:Network(2)|}] partial class N;

        [{|NETGEN002:Network(2)|}] [SoftmaxCrossEntropy]
        partial class M;
        """,
        """
        using NetGen;

        [Network(2)] [Dense(10)] partial class N;

        [Network(2)] [Dense(10)] [SoftmaxCrossEntropy]
        partial class M;
        """);
}
