using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN001.</summary>
public class MakePartialTests
{
    [Fact]
    public Task A_class() => CodeFixCheck<MakePartialFix>.Run(
        """
        using NetGen;

        /// <summary>A network.</summary>
        [Network(2)]
        [Dense(3)]
        public sealed class {|NETGEN001:N|};
        """,
        """
        using NetGen;

        /// <summary>A network.</summary>
        [Network(2)]
        [Dense(3)]
        public sealed partial class N;
        """);

    [Fact]
    public Task The_types_around_it() => CodeFixCheck<MakePartialFix>.Run(
        """
        using NetGen;

        // What holds it.
        class {|NETGEN001:Outer|}
        {
            record struct {|NETGEN001:Middle|}(int X)
            {
                [Network(2), Dense(3)] class {|NETGEN001:N|} { }

                [Network(2), Dense(3)]
                // Another.
                class {|NETGEN001:M|} { }
            }
        }
        """,
        """
        using NetGen;

        // What holds it.
        partial class Outer
        {
            partial record struct Middle(int X)
            {
                [Network(2), Dense(3)] partial class N { }

                [Network(2), Dense(3)]
                // Another.
                partial class M { }
            }
        }
        """);
}
