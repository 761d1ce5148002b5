using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Planning;

/// <summary>When the network infers, batch normalisation is part of the layer before it, unless others read that too.</summary>
public class FoldingTests
{
    [Theory]
    [InlineData("[Conv2d(8, 3), BatchNorm(Activation.Relu), Conv2d(4, 1, UseBias = false), BatchNorm]")]
    [InlineData("[Dense(20), BatchNorm(Activation.Relu), Dense(4), BatchNorm]")]
    public void It_costs_no_pass_over_the_values(string layers) => Assert.DoesNotContain(
        Planned(layers).Plan.Forward.Kernels, kernel => kernel is NestKernel or RoutineKernel && kernel.Writes.Any(tensor => tensor.Shape.HasBatch));

    [Theory]
    [InlineData("[Conv2d(8, 3, Name = \"a\"), BatchNorm, Add(\"a\")]")]
    [InlineData("[Conv2d(8, 3, Activation.Relu), BatchNorm]")]
    [InlineData("[Conv2d(8, 3, Name = \"a\"), Dropout(0.1f), BatchNorm, Add(\"a\"), SoftmaxCrossEntropy]")]
    [InlineData("[BatchNorm]")]
    public void What_cannot_be_folded_is_a_pass(string layers) =>
        Assert.Contains(Planned(layers).Plan.Forward.Kernels, kernel => kernel is NestKernel && kernel.Writes.Any(tensor => tensor.Shape.HasBatch));

    /// <summary>Files are told apart by what is computed, and not by how.</summary>
    [Fact]
    public void Folding_has_no_part_in_the_meaning()
    {
        string meaning = Generator.Graph.Meaning.Of(Planned("[Conv2d(8, 3), BatchNorm]").Graph);
        Assert.Contains("RunningScale", meaning, StringComparison.Ordinal);
        Assert.DoesNotContain("ScaleColumns", meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_trains_in_one_pass()
    {
        PlannedNetwork network = Planned("[Conv2d(8, 3), BatchNorm, Flatten, Dense(3), SoftmaxCrossEntropy]");
        Assert.True(network.TrainingPlan.Gradients.IsOnePass);
        Assert.True(network.TrainingPlan.Step!.IsOnePass);
        Assert.False(network.TrainingPlan.Loss!.IsOnePass);
        Assert.False(network.Plan.Forward.IsOnePass);
    }

    private static PlannedNetwork Planned(string layers) =>
        PlannedNetwork.Of(UserCode.Parse($"[Network(height: 6, width: 6, channels: 3)] {layers} partial class N;")!);
}
