using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN024 and NETGEN027, and NETGEN012 where no training is meant.</summary>
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
}
