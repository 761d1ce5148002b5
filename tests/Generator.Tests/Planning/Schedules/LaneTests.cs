using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning.Schedules;

public class LaneTests
{
    private static readonly PlannedNetwork Narrow = PlannedNetwork.Of(Declared.Stack(Activation.Relu, 2, 4, 2));

    public static TheoryData<bool, int[]> Networks => new()
    {
        { true, [1, 1] },
        { true, [2, 2] },
        { true, [2, 4, 2] },
        { true, [2, 4, 4, 2] },
        { false, [6, 4, 3] },
        { false, [64, 32, 10] },
        { false, [4, 64, 2] },
        { false, [784, 128, 10] },
        { false, [1, 4096] },
        { false, [4096, 1] },
        { false, [8, 8, 8, 8, 8, 8, 8] },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Only_narrow_networks_fill_their_vectors_with_samples(bool inLanes, int[] sizes)
    {
        PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(Activation.Tanh, sizes[0], sizes[1..]));

        Assert.Equal(inLanes, network.Plan.RunsInLanes);
        Assert.All(network.Programs, program => Assert.Equal(inLanes, program.Kernels.Any(kernel => kernel is LaneKernel)));
    }

    [Theory]
    [InlineData(true, "[Network(2)] [Embedding(6, 2)] [Flatten] [Dense(2)]")]
    [InlineData(false, "[Network(2)] [Embedding(7, 2)] [Flatten] [Dense(2)]")]
    [InlineData(true, "[Network(2)] [Embedding(3, 2)] [PositionEmbedding] [Dense(2)]")]
    [InlineData(false, "[Network(3)] [Embedding(40, 2)] [Flatten] [Dense(3)]")]
    [InlineData(false, "[Network(12)] [Embedding(4, 2)] [Flatten] [Dense(3)]")]
    public void Narrow_networks_of_tokens_choose_each_row(bool inLanes, string layers)
    {
        PlannedNetwork network = PlannedNetwork.Of(Parsing.UserCode.Parse($"{layers} [SoftmaxCrossEntropy] partial class N;")!);

        Assert.Equal(inLanes, network.Plan.RunsInLanes);
        Assert.All(network.Programs, program => Assert.Equal(!inLanes, program.Kernels.OfType<RoutineKernel>().Any()));
    }

    [Theory]
    [InlineData(false, Activation.Relu, 2, 4, 2)]
    [InlineData(true, Activation.Tanh, 2, 4, 2)]
    [InlineData(false, Activation.Tanh, 2, 2, 2)]
    [InlineData(true, Activation.Gelu, 2, 2, 2)]
    [InlineData(true, Activation.Relu, 2, 8, 2)]
    public void Functions_are_inlined_where_the_program_stays_short_enough(bool callsFunctions, Activation activation, params int[] sizes) =>
        Assert.Equal(callsFunctions, Kernel(PlannedNetwork.Of(Declared.Stack(activation, sizes[0], sizes[1..])).TrainingPlan.Gradients).CallsFunctions);

    [Fact]
    public void Depth_counts_as_well_as_width()
    {
        int[] depths = [.. Enumerable.Range(1, 40)];
        bool[] inLanes = [.. depths.Select(depth =>
            PlannedNetwork.Of(Declared.Stack(Activation.Tanh, 3, [.. Enumerable.Repeat(3, depth)])).Plan.RunsInLanes)];

        Assert.True(inLanes[0]);
        Assert.False(inLanes[^1]);
        Assert.Equal(inLanes.OrderDescending(), inLanes);
    }

    [Fact]
    public void A_program_is_one_kernel_of_its_whole_slice()
    {
        foreach (ProgramCase program in Narrow.Programs)
        {
            LaneKernel kernel = Assert.IsType<LaneKernel>(Assert.Single(program.Kernels));
            Assert.Equal(program.Slice, new Coverage(Narrow).Of(kernel).OrderBy(operation => program.Slice.ToList().IndexOf(operation)));
            Assert.Empty(program.Buffers);
        }
    }

    [Fact]
    public void Rows_go_to_the_caller_and_gradients_into_their_lanes()
    {
        Assert.Same(Narrow.Graph.Output, Assert.Single(Kernel(Narrow.Plan.Forward).Outputs));
        Assert.Same(Narrow.Graph.Prediction, Assert.Single(Kernel(Narrow.Plan.Predict).Outputs));
        Assert.Empty(Kernel(Narrow.TrainingPlan.Loss!).Outputs);
        Assert.Empty(Kernel(Narrow.TrainingPlan.Loss).Gradients);
        Assert.Equal(Narrow.Training!.Gradients.Select(pair => pair.Gradient), Kernel(Narrow.TrainingPlan.Gradients).Gradients);
    }

    [Fact]
    public void The_lanes_of_all_gradients_fit_into_the_workspace()
    {
        Assert.Equal(22 * Generator.Planning.Layouts.MatrixLayout.VectorFloats, Narrow.TrainingPlan.Gradients.Workspace.Floats);
        Assert.Equal(0, Narrow.Plan.Forward.Workspace.Floats);
    }

    [Fact]
    public void Only_the_input_and_the_parameters_are_in_memory()
    {
        Assert.Equal(
            ["bias1", "bias2", "inputs", "weight1", "weight2"],
            Kernel(Narrow.TrainingPlan.Gradients).Reads.Select(tensor => tensor.Name).Order());
        Assert.Empty(Kernel(Narrow.TrainingPlan.Gradients).Writes);
    }

    [Fact]
    public void The_step_is_the_gradients_kernel_and_a_pass_over_the_parameters()
    {
        Assert.Equal(Kernel(Narrow.TrainingPlan.Gradients).Gradients.AsEnumerable(), Kernel(Narrow.TrainingPlan.Step!).Gradients);
        Assert.Equal(4, Narrow.TrainingPlan.Updates.Length);
    }

    [Fact]
    public void Parameters_are_packed() =>
        Assert.All(Narrow.Plan.Parameters.Slots, slot => Assert.Equal(slot.CanonicalOffset, slot.Offset));

    private static LaneKernel Kernel(PlannedProgram program) => Assert.IsType<LaneKernel>(Assert.Single(program.Kernels));
}
