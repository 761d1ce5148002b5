using CsCheck;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;
using NetGen.Generator.Tests.Graph;
using NetGen.Generator.Tests.Planning.Layouts;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Where the logits are never stored whole.</summary>
public class ManyClassesTests
{
    private const int Limit = 16 << 20;

    [Theory]
    [InlineData(128, 50_000)]
    [InlineData(128, 128, 50_000)]
    [InlineData(784, 256, 128, 50_000)]
    [InlineData(128, 128, 1_000_000)]
    public void A_step_stays_small(params int[] sizes)
    {
        NetworkPlan plan = PlanOf(Declared.Stack(Activation.Relu, sizes[0], sizes[1..]));

        Assert.InRange(plan.SamplesOfTraining(), 256, CostModel.MostWorkspaceSamples);
        foreach (PlannedProgram program in (PlannedProgram[])[plan.Training!.Loss!, plan.Training.Gradients, plan.Training.Step!])
            Assert.InRange(program.Workspace.FloatsFor(program.Samples) * sizeof(float), 1, Limit - 1);
    }

    [Fact]
    public void Inference_returns_rows_of_few_samples_at_a_time()
    {
        NetworkPlan plan = PlanOf(Declared.Stack(Activation.Relu, 128, 128, 50_000));

        Assert.Equal(CostModel.LeastWorkspaceSamples, plan.Forward.Samples);
        Assert.InRange(plan.Predict.Workspace.FloatsFor(plan.Predict.Samples) * sizeof(float), 1, Limit - 1);
    }

    [Fact]
    public void The_logits_run_in_blocks()
    {
        TrainingPlan training = PlanOf(Declared.Stack(Activation.Relu, 128, 64, 50_000)).Training!;

        Assert.Equal(["Hidden1", "LossInBlocks"], NamesOf(training.Loss!));
        Assert.Equal(["Hidden1", "LossInBlocks", "LossGradientInBlocks"], NamesOf(training.Gradients).Take(3));
        // No weight changes before all gradients are known to be finite.
        Assert.Equal(
            ["Hidden1", "LossInBlocks", "LossGradientInBlocksOfInputs", "Hidden1SumGradient", "GradientBound", "LossGradientInBlocksOfHidden1"],
            NamesOf(training.Step!).Take(6));
        Assert.DoesNotContain(training.Step!.Workspace.Buffers, buffer => buffer.Tensor.Shape.Columns > CostModel.BlockClasses);
        Assert.All(training.Step!.Kernels.SelectMany(kernel => kernel.GradientSinks), sink => Assert.True(sink.Descends));
        Assert.All(training.Gradients.Kernels.SelectMany(kernel => kernel.GradientSinks), sink => Assert.False(sink.Descends));
        Assert.Equal(4, training.Step!.Kernels.SelectMany(kernel => kernel.GradientSinks).Count());
    }

    /// <summary>Every class is in one block, and each but the last block is whole panels, so that its weights lie together.</summary>
    [Fact]
    public void Blocks_follow_one_another() => Gen.Int[8_193, 200_000].Sample(
        classes =>
        {
            ClassBlocks blocks = BlocksOf(PlanOf(Declared.Stack(Activation.Relu, 3, classes)).Training!.Loss!);
            int next = 0;
            foreach (BlockRange range in blocks.Ranges)
            {
                Assert.Equal(next, range.First);
                Assert.Equal(0, range.First % Panels.PanelColumns);
                Assert.InRange(range.Classes, 1, CostModel.BlockClasses);
                next += range.Count * range.Classes;
            }

            Assert.Equal(classes, next);
        },
        iter: 50);

    [Fact]
    public void No_two_live_buffers_overlap()
    {
        foreach (ProgramCase program in PlannedNetwork.Of(Declared.Stack(Activation.Tanh, 20, 30, 40, 9_000)).Programs)
            SharedMemory.AssertSound(program);
    }

    [Fact]
    public void Fewer_classes_are_stored_whole() =>
        Assert.DoesNotContain("LossInBlocks", NamesOf(PlanOf(Declared.Stack(Activation.Relu, 64, 8_192)).Training!.Step!));

    [Fact]
    public void What_is_not_made_for_blocks_is_stored_whole()
    {
        NetworkDeclaration network = Declared.Stack(Activation.Relu, 8, 9_000);
        LossDeclaration[] losses =
        [
            new SoftmaxCrossEntropyDeclaration(FocalGamma: 1),
            new SoftmaxCrossEntropyDeclaration(ClassWeights: new([.. Enumerable.Repeat(0.5f, 9_000)])),
            new KlDivergenceDeclaration(),
            new HingeLossDeclaration(),
            new MeanSquaredErrorDeclaration(),
        ];

        Assert.All(losses, loss => Assert.DoesNotContain("LossInBlocks", NamesOf(PlanOf(network with { Loss = loss }).Training!.Step!)));
    }

    [Fact]
    public void Logits_that_are_activated_are_stored_whole() => Assert.DoesNotContain(
        "LossInBlocks", NamesOf(PlanOf(Declared.Classifier(8, Declared.Dense(9_000, Activation.Tanh))).Training!.Step!));

    private static NetworkPlan PlanOf(NetworkDeclaration declaration) => PlannedNetwork.Of(declaration).Plan;

    private static ClassBlocks BlocksOf(PlannedProgram program) => program.Kernels.OfType<BlockedLossKernel>().Single().Blocks;

    private static IEnumerable<string> NamesOf(PlannedProgram program) => program.Kernels.Select(kernel => kernel.Name);
}
