using NetGen.EndToEnd.Tests.Optimizers;
using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>A step whose gradient is not finite changes nothing, whether or not its loss is.</summary>
public class NotFiniteTests
{
    private static readonly float[] Poisons = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 3e38f, -1e25f, 1e19f];

    private static readonly NetworkSource Saturating = new(2, new Layer(8, Activation.Tanh), new Layer(2));

    // Whole tiles, a single sample straight-line, many classes, several threads and passes.
    private static readonly NetworkSource[] Wide =
    [
        new(40, new Layer(24, Activation.Tanh), new Layer(20, Activation.Sigmoid), new Layer(3)) { Optimizer = new Adam() },
        new(100, new Layer(70, Activation.Tanh), new Layer(33)) { Optimizer = new Sgd(0.9f, true, 0.01f) },
        new(5, new Layer(20, Activation.Tanh), new Layer(8_200)) { Optimizer = new Sgd(0.9f) },
        new(40, new Layer(24, Activation.Tanh), new Layer(3)) { Optimizer = new RmsProp(), L1 = 0.01f, L2 = 0.01f, WorkspaceSamples = 4 },
        new(40, new Layer(24, Activation.Tanh), new Layer(3)) { Optimizer = new AdaGrad(), MaxNorm = 1 },
        new(40, new Layer(24, Activation.Tanh), new Layer(3)) { Optimizer = new AdamW(), MaxValue = 1 },
    ];

    static NotFiniteTests() => NetworkCompilation.Together([Saturating, Saturating with { MaxNorm = 1 }, .. Wide]);

    /// <summary>An infinite input saturates the layer, so that the loss is finite; the gradient is 0 · ∞.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(1f)]
    public void An_infinite_input_of_a_saturated_layer_changes_nothing(float? maxNorm)
    {
        CompiledNetwork network = NetworkCompilation.Load(Saturating with { MaxNorm = maxNorm }, seed: 1);
        float[] before = network.Parameters, inputs = [float.PositiveInfinity, 1];
        Assert.True(float.IsFinite(network.LossOfLabels(inputs, [0])));
        Assert.True(float.IsNaN(network.StepOnLabels(inputs, [0], 0.1f)));
        AssertSameBits(before, network.Parameters);
    }

    /// <summary>The output is 3, the gradient of the weight 6 · 3e38.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 33)]
    public void A_gradient_that_overflows_changes_nothing(int inputs, int outputs)
    {
        var source = new NetworkSource(inputs, new Layer(outputs)) { Loss = new MeanSquaredError(), Optimizer = new Sgd(0.9f) };
        foreach (int samples in (int[])[1, 20])
        {
            CompiledNetwork network = NetworkCompilation.Load(source);
            float[] parameters = new float[network.ParameterCount], values = new float[samples * inputs];
            Array.Fill(parameters, 1e-38f, 0, inputs * outputs);
            network.Parameters = parameters;
            for (int n = 0; n < samples; n++)
                values[n * inputs] = 3e38f;
            float[] targets = [.. Enumerable.Repeat(-200f, samples * outputs)];
            Assert.True(float.IsFinite(network.LossOfRows(values, targets)));
            Assert.True(float.IsNaN(network.StepOnRows(values, targets, 0.1f)));
            AssertSameBits(parameters, network.Parameters);
        }
    }

    /// <summary>Numbers beyond what the bound of the gradients lets pass are trained on all the same, where the gradients are finite.</summary>
    [Fact]
    public void A_step_of_large_numbers_is_made()
    {
        NetworkSource source = new(40, new Layer(33)) { Loss = new MeanSquaredError(), Optimizer = new Sgd(0.9f) };
        CompiledNetwork network = NetworkCompilation.Load(source);
        float[] parameters = new float[network.ParameterCount], inputs = new float[20 * 40], targets = new float[20 * 33];
        inputs[0] = 1e25f;
        Array.Fill(targets, 1f);
        network.Parameters = parameters;
        float[] gradients = new float[network.ParameterCount];
        float loss = network.GradientsOfRows(inputs, targets, gradients);
        Assert.Equal(loss, network.StepOnRows(inputs, targets, 0.1f));
        Assert.Equal(Array.ConvertAll(gradients, gradient => MathF.FusedMultiplyAdd(-0.1f, gradient, 0)), network.Parameters);
        Assert.Contains(gradients, gradient => MathF.Abs(gradient) > 1e20f);
    }

    [Fact]
    public void Gradients_that_are_not_finite_are_not_applied() => Assert.All(Wide, source =>
    {
        CompiledNetwork network = NetworkCompilation.Load(source, seed: 1);
        float[] gradients = new float[network.ParameterCount];
        Array.Fill(gradients, 0.5f);
        network.ApplyGradients(gradients, 0.01f);
        var before = State.Of(network);
        foreach (int position in (int[])[0, gradients.Length / 2, gradients.Length - 1])
        {
            foreach (float poison in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                gradients[position] = poison;
                network.ApplyGradients(gradients, 0.01f);
                State.Of(network).AssertIs(before);
                gradients[position] = 0.5f;
            }
        }
    });

    [Fact]
    public void Poisoned_samples_change_nothing_or_leave_all_finite() => new RandomRun(RandomOptimizers.AnyCases, count: 60, scalar: 8, seed: 11).Check(
        (random, network) => Poison(random.Source, network, random.Draw(), random.LearningRate));

    [Fact]
    public void Poisoned_samples_of_wide_networks_change_nothing_or_leave_all_finite() => Assert.All(Wide, source =>
    {
        foreach (int samples in (int[])[1, 9, 40])
        {
            CompiledNetwork network = NetworkCompilation.Load(source);
            Poison(source, network, Batch.Of(source, samples, useRows: false, seed: 3), 0.01f);
            ((INetwork)network.Instance).Parallelism = 2;
            Poison(source, network, Batch.Of(source, samples, useRows: false, seed: 3), 0.01f);
        }
    });

    private static void Poison(NetworkSource source, CompiledNetwork network, Batch batch, float learningRate)
    {
        network.Parameters = batch.Parameters;
        network.TrainStep(batch.Inputs, batch.Targets, learningRate);
        float[] gradients = new float[network.ParameterCount];
        foreach (int position in (int[])[0, batch.Inputs.Length / 2, batch.Inputs.Length - 1])
        {
            foreach (float poison in Poisons)
            {
                float[] inputs = [.. batch.Inputs];
                inputs[position] = poison;
                var before = State.Of(network);
                float loss = network.Gradients(inputs, batch.Targets, gradients);
                bool isFinite = float.IsFinite(loss) && gradients.All(float.IsFinite);
                float stepLoss = network.TrainStep(inputs, batch.Targets, learningRate);
                if (!source.Drops)
                    Assert.Equal(isFinite, float.IsFinite(stepLoss));
                if (!float.IsFinite(stepLoss))
                {
                    State.Of(network).AssertIs(before);
                    continue;
                }

                // Gradients of 1e38 may carry a parameter or a velocity away: that is a step, from which the next case is no more to be told.
                network.ResetOptimizer();
                network.Parameters = batch.Parameters;
            }
        }
    }

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(Array.ConvertAll(expected, BitConverter.SingleToInt32Bits), Array.ConvertAll(actual, BitConverter.SingleToInt32Bits));

    private sealed record State(float[] Parameters, float[] Optimizer, long Steps)
    {
        public static State Of(CompiledNetwork network)
        {
            var trainable = (ITrainableNetwork)network.Instance;
            float[] state = new float[trainable.Description.OptimizerStateCount];
            trainable.CopyOptimizerTo(state, out long steps);
            return new State(network.Parameters, state, steps);
        }

        public void AssertIs(State expected)
        {
            AssertSameBits(expected.Parameters, Parameters);
            AssertSameBits(expected.Optimizer, Optimizer);
            Assert.Equal(expected.Steps, Steps);
        }
    }
}
