using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN003.</summary>
public class MergeAttributesTests
{
    [Fact]
    public Task In_one_file() => CodeFixCheck<MergeAttributesFix>.Run(
        """
        using NetGen;

        [{|NETGEN003:SoftmaxCrossEntropy|}, Obsolete]
        partial class N;

        /// <summary>A network.</summary>
        [Network(2)]
        [Dense(4, Activation.Relu)]
        partial class N;

        [{|NETGEN003:Dense(3)|}]
        [{|NETGEN003:Adam|}] partial class N;
        """,
        """
        using NetGen;

        [Obsolete]
        partial class N;

        /// <summary>A network.</summary>
        [Network(2)]
        [Dense(4, Activation.Relu)]
        [SoftmaxCrossEntropy]
        [Dense(3)]
        [Adam]
        partial class N;

        partial class N;
        """,
        repeated: 1);

    [Fact]
    public Task In_several_files() => CodeFixCheck<MergeAttributesFix>.Run(
        [
            """
            using NetGen;

            partial class Outer
            {
                [Network(2)] [Dense(4, Activation.Relu)] partial class N;
            }
            """,
            """
            using NetGen;

            partial class Outer
            {
                // The outputs.
                [{|NETGEN003:Dense(3)|}]
                partial class N
                {
                    void Run() { }
                }
            }
            """,
        ],
        [
            """
            using NetGen;

            partial class Outer
            {
                [Network(2)] [Dense(4, Activation.Relu)] [Dense(3)] partial class N;
            }
            """,
            """
            using NetGen;

            partial class Outer
            {
                // The outputs.
                partial class N
                {
                    void Run() { }
                }
            }
            """,
        ],
        repeated: 1);

    [Fact]
    public Task Of_a_block() => CodeFixCheck<MergeAttributesFix>.Run(
        """
        using NetGen;

        [Block]
        [Dense(4, Activation.Relu)]
        partial class B;

        [{|NETGEN003:Dense(3)|}]
        partial class B;
        """,
        """
        using NetGen;

        [Block]
        [Dense(4, Activation.Relu)]
        [Dense(3)]
        partial class B;

        partial class B;
        """,
        repeated: 1);
}
