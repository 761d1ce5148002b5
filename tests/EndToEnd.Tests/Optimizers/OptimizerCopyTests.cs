using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Optimizers;

/// <summary>What the optimiser remembers can be taken out of one network and put into another.</summary>
public class OptimizerCopyTests
{
    [Fact]
    public void A_copy_goes_on_as_the_original_would() => new RandomRun(RandomOptimizers.AnyCases, count: 40, scalar: 6, seed: 4).Check(
        (random, network) =>
        {
            Batch batch = random.Draw();
            network.Parameters = batch.Parameters;
            Step(3);
            CompiledNetwork copy = network.Another(seed: 5);
            Copy(network, copy);
            AssertSameState(network, copy);

            Step(3);
            for (int i = 0; i < 3; i++)
                copy.TrainStep(batch.Inputs, batch.Targets, random.LearningRate);
            Assert.Equal(network.Parameters, copy.Parameters);
            AssertSameState(network, copy);

            void Step(int count)
            {
                for (int i = 0; i < count; i++)
                    network.TrainStep(batch.Inputs, batch.Targets, random.LearningRate);
            }
        });

    [Fact]
    public void A_state_of_the_wrong_length_changes_nothing()
    {
        var source = new NetworkSource(20, new Layer(33, Activation.Tanh), new Layer(3)) { Optimizer = new Adam() };
        CompiledNetwork network = NetworkCompilation.Load(source);
        var trainable = (ITrainableNetwork)network.Instance;
        Batch batch = Batch.Of(source, samples: 5, useRows: false, seed: 1);
        network.TrainStep(batch.Inputs, batch.Targets, 0.1f);
        (float[] state, long steps) = StateOf(network);

        foreach (int length in (int[])[0, state.Length - 1, state.Length + 1])
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => trainable.CopyOptimizerFrom(new float[length], 7));
            Assert.Contains($"has {length} values; expected {state.Length}", error.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => trainable.CopyOptimizerTo(new float[length], out _));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => trainable.CopyOptimizerFrom(new float[state.Length], -1));
        (float[] unchanged, long sameSteps) = StateOf(network);
        Assert.Equal(state, unchanged);
        Assert.Equal(steps, sameSteps);
    }

    private static void AssertSameState(CompiledNetwork expected, CompiledNetwork actual)
    {
        (float[] expectedState, long expectedSteps) = StateOf(expected);
        (float[] actualState, long actualSteps) = StateOf(actual);
        Assert.Equal(expectedState, actualState);
        Assert.Equal(expectedSteps, actualSteps);
    }

    private static void Copy(CompiledNetwork from, CompiledNetwork to)
    {
        (float[] state, long steps) = StateOf(from);
        to.Parameters = from.Parameters;
        ((ITrainableNetwork)to.Instance).CopyOptimizerFrom(state, steps);
    }

    private static (float[] State, long Steps) StateOf(CompiledNetwork network)
    {
        var trainable = (ITrainableNetwork)network.Instance;
        float[] state = new float[trainable.Description.OptimizerStateCount];
        trainable.CopyOptimizerTo(state, out long steps);
        return (state, steps);
    }
}
