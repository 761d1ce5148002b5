using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Attention works in memory of its own, and never stores all of its scores.</summary>
public class AttentionPlanTests
{
    [Fact]
    public void Its_routines_get_memory_to_work_in()
    {
        PlannedNetwork network = Planned(steps: 70);
        RoutineKernel[] kernels = [.. network.TrainingPlan.Gradients.Kernels.OfType<RoutineKernel>().Where(kernel => kernel.Scratch is not null)];

        Assert.Equal([typeof(ScaledAttention), typeof(ScaledAttentionGradient)], kernels.Select(kernel => kernel.Operation.GetType()));
        foreach (RoutineKernel kernel in kernels)
        {
            Tensor scratch = kernel.Scratch!;
            Assert.Equal(kernel.Routine.ScratchFloats, scratch.Shape.ElementsPerSample);
            Assert.Equal(scratch, kernel.Writes[^1]);
            Assert.Contains(network.TrainingPlan.Gradients.Workspace.Buffers, buffer => buffer.Tensor == scratch && buffer.IsPerSample);
        }
    }

    /// <summary>The scores of 4,000 steps would be 16 million floats a head.</summary>
    [Fact]
    public void Memory_grows_with_the_steps_and_not_with_their_square()
    {
        Workspace some = Planned(steps: 1_000).TrainingPlan.Gradients.Workspace, many = Planned(steps: 4_000).TrainingPlan.Gradients.Workspace;

        Assert.InRange(many.FloatsPerSample, 3 * some.FloatsPerSample, 4.01 * some.FloatsPerSample);
    }

    [Fact]
    public void Causal_products_count_half()
    {
        Assert.Equal(2 * 70 * 70 * 12, MultiplyAdds(""));
        Assert.Equal(2 * 70 * 71 / 2 * 12, MultiplyAdds(", Causal = true"));

        static long MultiplyAdds(string options) => Planned(70, options).Graph.Operations.OfType<ScaledAttention>().Single().MultiplyAddsPerSample;
    }

    private static PlannedNetwork Planned(int steps, string options = "") => PlannedNetwork.Of(
        UserCode.Parse($"[Network(steps: {steps}, features: 12)] [Attention(3{options})] [GlobalAveragePool, Dense(3), SoftmaxCrossEntropy] partial class N;")!);
}
