using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN024, NETGEN027 and NETGEN036, and NETGEN012 where no training is meant.</summary>
public class RemoveAttributeTests
{
    [Fact]
    public Task What_has_no_effect() => CodeFixCheck<RemoveAttributeFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dropout({|NETGEN027:0|})]
        [Dense(3)]
        [SoftmaxCrossEntropy, L1({|NETGEN027:0|})]
        [L2({|NETGEN027:0|})] partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        partial class N;
        """);

    [Fact]
    public Task A_last_dropout() => CodeFixCheck<RemoveAttributeFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(3)] [{|NETGEN024:Dropout(0.5f)|}]
        [SoftmaxCrossEntropy]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        partial class N;
        """);

    [Fact]
    public Task The_comments_above_stay() => CodeFixCheck<RemoveAttributeFix>.Run(
        """
        using NetGen;

        partial class Outer
        {
            /// <summary>A network.</summary>
            [{|NETGEN012:Sgd|}]
            // Features.
            [{|NETGEN012:L1(0.1f)|}, Network(2)]
            [Dense(3)]
            // Training.
            [{|NETGEN012:L2(0.1f)|}]
            partial class N;
        }
        """,
        """
        using NetGen;

        partial class Outer
        {
            /// <summary>A network.</summary>
            // Features.
            [Network(2)]
            [Dense(3)]
            // Training.
            partial class N;
        }
        """);

    [Fact]
    public Task What_a_block_does_not_have() => CodeFixCheck<RemoveAttributeFix>.Run(
        """
        using NetGen;

        [{|NETGEN036:Network(2)|}]
        [Block]
        [Dense(3)]
        [{|NETGEN036:Adam|}]
        partial class B;
        """,
        """
        using NetGen;

        [Block]
        [Dense(3)]
        partial class B;
        """);

    /// <summary>The dropout is in the block, not where the network puts it in.</summary>
    [Fact]
    public Task Not_a_block_that_ends_in_a_dropout() => CodeFixCheck<RemoveAttributeFix>.Leave(
        """
        using NetGen;

        [Block] [Dense(3)] [Dropout(0.5f)] class B;

        [Network(2)] [{|NETGEN024:Block<B>|}] [SoftmaxCrossEntropy] partial class N;
        """);
}
