using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Tests.Graph;
using NetGen.Generator.Tests.Planning.Layouts;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Graphs that are no stack of dense layers have plans like any other.</summary>
public class UnusualGraphTests
{
    [Theory]
    [InlineData(3, 4, 2)]
    [InlineData(20, 33, 10)]
    [InlineData(64, 128, 10)]
    public void A_skip_connection_has_a_sound_plan(int inputs, int width, int classes) =>
        AssertSound(PlannedNetwork.Of(SampleGraphs.SkipConnection(inputs, width, classes)));

    [Fact]
    public void Two_heads_have_a_sound_plan() => AssertSound(PlannedNetwork.Of(SampleGraphs.TwoHeads()));

    [Fact]
    public void A_head_that_the_loss_does_not_see_has_a_sound_plan() => AssertSound(PlannedNetwork.Of(SampleGraphs.UnusedHead()));

    [Fact]
    public void A_value_that_is_used_four_times_has_a_sound_plan() => AssertSound(PlannedNetwork.Of(SampleGraphs.ManyUses()));

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    [InlineData(32)]
    public void A_branch_without_parameters_has_a_sound_plan(int width) =>
        AssertSound(PlannedNetwork.Of(SampleGraphs.InputOnlyBranch(width)));

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    public void Shared_parameters_have_a_sound_plan(int width) => AssertSound(PlannedNetwork.Of(SampleGraphs.SharedParameters(width)));

    [Fact]
    public void A_weight_that_would_have_to_be_read_element_by_element_is_refused()
    {
        NetworkGraph graph = SampleGraphs.ComposedWeight(transposeLeft: false, transposeRight: false, width: 20);
        Assert.Equal(
            "right[2, 3] would have to be stored row by row to be a factor of weight[20, 3]",
            Assert.Throws<UnsupportedNetworkException>(() => PlannedNetwork.Of(graph)).Message);
    }

    [Fact]
    public void A_skip_connections_functions_of_elements_run_in_loops_of_their_own()
    {
        PlannedNetwork network = PlannedNetwork.Of(SampleGraphs.SkipConnection(20, 33, 10));

        Assert.Equal(
            ["entry", "joined", "secondSumGradient"],
            network.TrainingPlan.Step!.Kernels
                .OfType<NestKernel>()
                .Where(kernel => kernel.Nest.IsMap)
                .Select(kernel => kernel.Nest.Result.Tensor.Name));
    }

    [Fact]
    public void A_value_stays_where_it_is_until_its_last_use()
    {
        PlannedNetwork network = PlannedNetwork.Of(SampleGraphs.SkipConnection(20, 33, 10));
        ProgramCase forward = network.Programs[0];
        Tensor entry = forward.BufferOf("entry").Tensor;

        Liveness life = Liveness.Of(entry, forward.Kernels);
        Assert.Equal("Joined", forward.Kernels[life.Last].Name);
    }

    private static void AssertSound(PlannedNetwork network)
    {
        Coverage.AssertComplete(network);
        foreach (ProgramCase program in network.Programs)
            SharedMemory.AssertSound(program);
    }
}
