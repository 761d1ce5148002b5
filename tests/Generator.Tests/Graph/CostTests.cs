using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Graph;

public class CostTests
{
    [Fact]
    public void A_sample_costs_one_multiply_add_a_weight()
    {
        NetworkGraph graph = Declared.Stack(Activation.Gelu, 64, 32, 10).Lowered();

        Assert.Equal(64 * 32 + 32 * 10, MultiplyAdds(graph.Slice([graph.Prediction])));
    }

    [Fact]
    public void Costs_exceed_an_int()
    {
        NetworkGraph graph = Declared.Stack(Activation.Relu, 65_536, 65_536, 2).Lowered();

        Assert.Equal(65_536L * 65_536 + 2 * 65_536, MultiplyAdds(graph.Slice([graph.Output])));
    }

    [Fact]
    public void Training_costs_three_times_as_much_but_for_the_inputs_gradient()
    {
        NetworkGraph graph = Declared.Stack(Activation.Relu, 64, 32, 10).Lowered();
        TrainingGraph training = TrainingGraph.Append(graph, new SgdDeclaration(Momentum: 0.9f));

        Assert.Equal(3 * (64 * 32 + 32 * 10) - 64 * 32, MultiplyAdds(graph.Slice(training.Updates.Select(update => update.Output))));
    }

    [Fact]
    public void A_depthwise_convolution_costs_its_taps_for_each_value()
    {
        NetworkGraph graph = Lowering.Lower(UserCode.Parse("[Network(height: 8, width: 8, channels: 4)] [DepthwiseConv2d(3, Multiplier = 2, Padding = 1, Stride = 2)] partial class N;")!);

        Assert.Equal(4 * 4 * 8 * 9, MultiplyAdds(graph.Slice([graph.Output])));
    }

    private static long MultiplyAdds(IEnumerable<Operation> operations) => operations.Sum(operation => operation.MultiplyAddsPerSample);
}
