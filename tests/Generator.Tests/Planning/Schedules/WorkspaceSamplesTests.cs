using System.Numerics;
using CsCheck;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Schedules;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning.Schedules;

public class WorkspaceSamplesTests
{
    [Fact]
    public void The_planner_picks_a_power_of_two_within_its_limits() => RandomDeclarations.Any.Sample(
        declaration =>
        {
            int samples = PlannedNetwork.Of(declaration).Plan.SamplesOfTraining();
            Assert.InRange(samples, CostModel.LeastWorkspaceSamples, CostModel.MostWorkspaceSamples);
            Assert.True(BitOperations.IsPow2(samples));
        },
        iter: 100);

    [Fact]
    public void A_small_network_gets_the_most_and_a_huge_one_the_least()
    {
        Assert.Equal(CostModel.MostWorkspaceSamples, SamplesOf(4, 16, 3));
        Assert.Equal(CostModel.LeastWorkspaceSamples, SamplesOf([.. Enumerable.Repeat(4096, 40)]));
    }

    [Fact]
    public void A_wider_network_never_gets_more_samples()
    {
        int[] samples = [.. Enumerable.Range(0, 13).Select(power => SamplesOf(16, 1 << power, 1 << power, 10))];

        Assert.Equal(samples.OrderDescending(), samples);
        Assert.True(samples[0] > samples[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(5000)]
    public void What_is_declared_counts(int samples) => Assert.Equal(
        samples, PlannedNetwork.Of(Declared.Stack(Activation.Relu, 64, 32, 10) with { WorkspaceSamples = samples }).Plan.SamplesOfTraining());

    [Theory]
    [InlineData(4096, 4096, 12)]
    [InlineData(65_536, 2, 1)]
    [InlineData(65_536, 4096, 1)]
    public void What_cannot_be_addressed_is_not_held(int inputs, int units, int depth)
    {
        var declaration = Declared.Stack(Activation.Relu, inputs, [.. Enumerable.Repeat(units, depth)]) with { WorkspaceSamples = 65_536 };

        NetworkPlan plan = PlannedNetwork.Of(declaration).Plan;

        Assert.InRange(plan.SamplesOfTraining(), 32, 65_535);
        Assert.InRange((long)plan.SamplesOfTraining() * inputs, 0, int.MaxValue);
        Assert.InRange(plan.Training!.Step!.Workspace.FloatsFor(plan.SamplesOfTraining()) * sizeof(float), 0, int.MaxValue);
    }

    private static int SamplesOf(params int[] sizes) =>
        PlannedNetwork.Of(Declared.Stack(Activation.Relu, sizes[0], sizes[1..])).Plan.SamplesOfTraining();
}
