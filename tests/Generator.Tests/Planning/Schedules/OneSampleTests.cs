using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning.Schedules;

/// <summary>Where a single sample runs straight-line.</summary>
public class OneSampleTests
{
    public static TheoryData<bool, bool, int[]> Networks => new()
    {
        { true, true, [4, 16, 3] },
        { true, true, [6, 4, 3] },
        { true, true, [8, 16, 12] },
        { true, true, [3, 5, 4, 3] },
        { true, false, [16, 32, 3] },
        { false, false, [64, 32, 10] },
        { false, false, [4, 48, 3] },
        { false, false, [4, 16, 33] },
        { false, false, [784, 128, 10] },
        // These have the samples in the lanes.
        { false, false, [2, 4, 2] },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Small_networks_do(bool infers, bool steps, int[] sizes)
    {
        NetworkPlan plan = PlanOf(Declared.Stack(Activation.Relu, sizes[0], sizes[1..]));

        Assert.Equal(infers, plan.Forward.UnrollsOneSample);
        Assert.Equal(infers, plan.Predict.UnrollsOneSample);
        Assert.Equal(steps, plan.Training!.Step!.UnrollsOneSample);
    }

    [Fact]
    public void What_is_rarely_called_for_one_sample_does_not()
    {
        TrainingPlan training = PlanOf(Declared.Stack(Activation.Relu, 4, 16, 3)).Training!;

        Assert.False(training.Loss!.UnrollsOneSample);
        Assert.False(training.Gradients.UnrollsOneSample);
    }

    /// <summary>A pass of a team's may hold one sample, and all members run it.</summary>
    [Fact]
    public void What_a_team_runs_does_not()
    {
        NetworkPlan plan = PlanOf(Declared.Stack(Activation.Relu, 4, 16, 3) with { WorkspaceSamples = 100_000 });

        Assert.NotNull(plan.Forward.LeastTeamSamples);
        Assert.False(plan.Forward.UnrollsOneSample);
    }

    /// <summary>A step of two states' is too long to stand in the program once a row.</summary>
    [Fact]
    public void Long_optimiser_steps_stay_in_loops()
    {
        NetworkDeclaration network = Declared.Stack(Activation.Relu, 4, 16, 3) with { Optimizer = new AdamDeclaration(0.9f, 0.999f, 1e-8f, 0) };
        NetworkPlan plan = PlanOf(network);

        Assert.True(plan.Training!.Step!.UnrollsOneSample);
        Assert.All(plan.Training.Step.Kernels, kernel => Assert.Equal(kernel is ContractionKernel { Result: StoreSink }, OneSample.Unrolls(kernel)));
    }

    private static NetworkPlan PlanOf(NetworkDeclaration declaration) => PlannedNetwork.Of(declaration).Plan;
}
