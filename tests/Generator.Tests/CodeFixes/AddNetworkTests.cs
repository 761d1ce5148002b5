using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN011.</summary>
public class AddNetworkTests
{
    [Fact]
    public Task On_a_line_of_its_own() => CodeFixCheck<AddNetworkFix>.Run(
        """
        using NetGen;

        /// <summary>A network.</summary>
        [{|NETGEN011:Dense(3)|}]
        partial class N;
        """,
        """
        using NetGen;

        /// <summary>A network.</summary>
        [Network(1)]
        [Dense(3)]
        partial class N;
        """);

    [Fact]
    public Task In_a_line() => CodeFixCheck<AddNetworkFix>.Run(
        """
        using NetGen;

        partial class Outer
        {
            [Obsolete] [{|NETGEN011:Dense(3)|}] partial class N;
        }
        """,
        """
        using NetGen;

        partial class Outer
        {
            [Network(1)] [Obsolete] [Dense(3)] partial class N;
        }
        """);
}
