using NetGen.CodeFixes.Fixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN012, for an optimiser or a penalty that is meant.</summary>
public class AddLossTests
{
    [Fact]
    public Task Softmax_for_several_outputs() => CodeFixCheck<AddLossFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [{|NETGEN012:Sgd(Momentum = 0.9f)|}]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [Sgd(Momentum = 0.9f)]
        partial class N;
        """);

    [Fact]
    public Task Sigmoid_for_one() => CodeFixCheck<AddLossFix>.Run(
        """
        using NetGen;

        [Network(2)] [Dense(3, Activation.Relu)] [Dense(units: 1)] [{|NETGEN012:Adam|}] partial class N;
        """,
        """
        using NetGen;

        [Network(2)] [Dense(3, Activation.Relu)] [Dense(units: 1)] [SigmoidCrossEntropy] [Adam] partial class N;
        """);

    [Fact]
    public Task Numbers_to_predict() => CodeFixCheck<AddLossFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [Dense(3), {|NETGEN012:L2(0.1f)|}]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dense(3), L2(0.1f)]
        [MeanSquaredError]
        partial class N;
        """, choice: 1);

    [Fact]
    public Task One_for_several_attributes() => CodeFixCheck<AddLossFix>.Run(
        """
        using NetGen;

        [Network(2)]
        [{|NETGEN012:Dropout(0.5f)|}]
        [Dense(3)]
        [{|NETGEN012:L1(0.1f)|}]
        [{|NETGEN012:Sgd|}]
        partial class N;
        """,
        """
        using NetGen;

        [Network(2)]
        [Dropout(0.5f)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        [L1(0.1f)]
        [Sgd]
        partial class N;
        """, repeated: 1);

    [Fact]
    public Task Not_without_a_layer() => CodeFixCheck<AddLossFix>.Leave(
        """
        using NetGen;

        [{|NETGEN002:Network(2)|}] [{|NETGEN012:Sgd|}] partial class N;
        """);
}
