using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
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
    [InlineData(32)]
    public void A_branch_without_parameters_has_a_sound_plan(int width) =>
        AssertSound(PlannedNetwork.Of(SampleGraphs.InputOnlyBranch(width)));

    [Fact]
    public void Inputs_that_are_not_padded_go_into_products_only() =>
        AssertRefused(SampleGraphs.InputOnlyBranch(20), "inputs[n, 20] would have to be stored in padded rows.");

    [Fact]
    public void A_sum_of_weights_is_refused() =>
        AssertRefused(SampleGraphs.SharedParameters(20), "biasGradientPart1[20] would have to be stored in padded rows.");

    [Fact]
    public void A_skip_connections_sums_run_element_by_element()
    {
        PlannedNetwork network = PlannedNetwork.Of(SampleGraphs.SkipConnection(20, 33, 10));

        Assert.Equal(
            ["joined", "firstGradient"],
            network.TrainingPlan.Step!.Kernels
                .OfType<ElementwiseKernel>()
                .Select(kernel => kernel.Operation)
                .OfType<Add>()
                .Select(sum => sum.Output.Name));
    }

    [Fact]
    public void A_value_stays_where_it_is_until_its_last_use()
    {
        PlannedNetwork network = PlannedNetwork.Of(SampleGraphs.SkipConnection(20, 33, 10));
        ProgramCase forward = network.Programs[0];
        Tensor first = forward.BufferOf("first").Tensor;

        Liveness life = Liveness.Of(first, forward.Kernels);
        Assert.Equal("Joined", forward.Kernels[life.Last].Name);
    }

    private static void AssertRefused(NetworkGraph graph, string message) =>
        Assert.Equal(message, Assert.Throws<NotSupportedException>(() => PlannedNetwork.Of(graph)).Message);

    private static void AssertSound(PlannedNetwork network)
    {
        Coverage.AssertComplete(network);
        foreach (ProgramCase program in network.Programs)
            SharedMemory.AssertSound(program);
    }
}
