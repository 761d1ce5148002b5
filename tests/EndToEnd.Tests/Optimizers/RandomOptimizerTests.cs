using CsCheck;
using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Optimizers;

/// <summary>Every optimiser, with any of its options, on networks nobody thought of.</summary>
public class RandomOptimizerTests
{
    [Fact]
    public void Training_agrees_with_the_reference() => Run(RandomOptimizers.SmoothCases, seed: 1).Compare((random, network) =>
        new Comparison(random.Source, random.Draw(), network).CheckTrainStep(random.LearningRate));

    [Fact]
    public void Updates_agree_with_the_reference() => Run(RandomOptimizers.AnyCases, seed: 2).Check((random, network) =>
        new Comparison(random.Source, random.Draw(), network).CheckApplyGradients(random.LearningRate));

    /// <summary>What is fused into the sum of a gradient is what happens to the gradient in memory, bit for bit.</summary>
    [Fact]
    public void A_step_is_the_gradients_and_their_update() => Run(RandomOptimizers.AnyCases, seed: 3).Check((random, network) =>
    {
        Batch batch = random.Draw();
        CompiledNetwork other = network.Another();
        network.Parameters = batch.Parameters;
        other.Parameters = batch.Parameters;

        float[] gradients = new float[network.ParameterCount];
        for (int step = 0; step < 4; step++)
        {
            float loss = network.TrainStep(batch.Inputs, batch.Targets, random.LearningRate);
            Assert.Equal(loss, other.Gradients(batch.Inputs, batch.Targets, gradients));
            if (float.IsFinite(loss))
                other.ApplyGradients(gradients, random.LearningRate);
            Assert.Equal(network.Parameters, other.Parameters);
        }
    });

    private static RandomRun Run(Gen<RandomCase> cases, uint seed) => new(cases, count: 40, scalar: 6, seed);
}
