using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;
using NetGen.Generator.Tests.Graph;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Planning.Schedules;

/// <summary>What a team of threads divides, and from how many samples on it pays.</summary>
public class TeamTests
{
    [Theory]
    [InlineData(784, 512, 512)]
    [InlineData(64, 32, 16)]
    [InlineData(40, 1000, 3)]
    public void Sums_are_never_divided(int inputs, int first, int second)
    {
        PlannedProgram step = Plan(inputs, first, second, 10).Training!.Step!;
        Assert.All(step.Kernels, kernel => Assert.Equal(
            kernel switch
            {
                ContractionKernel { Rows.IsPerSample: true, Inner.IsPerSample: false } => Division.Samples,
                NestKernel nest when nest.Nest.Result.Tensor.Shape.HasBatch => Division.Samples,
                ContractionKernel { Rows.IsPerSample: false, Inner.IsPerSample: true } => Division.Rows,
                _ => Division.None,
            },
            kernel.Division));
    }

    [Fact]
    public void A_depthwise_convolution_is_divided_by_samples_and_the_gradient_of_its_weight_by_rows()
    {
        PlannedProgram gradients = PlannedNetwork.Of(UserCode.Parse(
            "[Network(height: 32, width: 32, channels: 32)] [DepthwiseConv2d(3)] [DepthwiseConv2d(3)] [GlobalAveragePool] [SoftmaxCrossEntropy] partial class N;")!).Plan.Training!.Gradients;
        Kernel[] routines = [.. gradients.Kernels.OfType<RoutineKernel>().Where(kernel => kernel.MultiplyAddsPerSample > 0)];

        Assert.Equal(
            [Division.Samples, Division.Samples, Division.Samples, Division.Rows, Division.Rows],
            routines.Select(kernel => kernel.Division));
        Assert.NotNull(gradients.LeastTeamSamples);
    }

    [Fact]
    public void Tiny_networks_never_have_one()
    {
        NetworkPlan plan = Plan(4, 16, 3);
        Assert.All(plan.Programs, program => Assert.Null(program.LeastTeamSamples));
    }

    [Fact]
    public void Networks_in_the_lanes_never_have_one() => Assert.All(Plan(2, 4, 2).Programs, program => Assert.Null(program.LeastTeamSamples));

    [Theory]
    [InlineData(784, 128, 10)]
    [InlineData(784, 512, 10)]
    [InlineData(64, 32, 10)]
    public void Larger_programs_pay_earlier(int inputs, int units, int classes)
    {
        NetworkPlan plan = Plan(inputs, units, classes), wider = Plan(inputs, 2 * units, classes);
        Assert.True(wider.Training!.Step!.LeastTeamSamples <= plan.Training!.Step!.LeastTeamSamples);
        Assert.True(plan.Training.Step!.LeastTeamSamples <= (plan.Forward.LeastTeamSamples ?? int.MaxValue));
        Assert.InRange(plan.Training.Step!.LeastTeamSamples!.Value, 2 * CostModel.TileRows, plan.SamplesOfTraining());
    }

    private static NetworkPlan Plan(int inputs, params int[] units) => PlannedNetwork.Of(Declared.Stack(Activation.Relu, inputs, units)).Plan;
}
