using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Optimizers;

/// <summary>What an optimiser remembers, and when it forgets it.</summary>
public class OptimizerStateTests
{
    private const float LearningRate = 0.01f;

    private static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["Sgd"] = new Sgd(),
        ["Sgd with dampening"] = new Sgd(Momentum: 0.9f, Dampening: 0.5f),
        ["RmsProp"] = new RmsProp(Momentum: 0.9f, Centered: true),
        ["Adam"] = new Adam(),
        ["AdamW"] = new AdamW(),
        ["AdaGrad"] = new AdaGrad(LearningRateDecay: 0.1f, InitialAccumulator: 0.1f),
        ["Lion"] = new Lion(WeightDecay: 0.1f),
    };

    // In the lanes, in one pass, and in several.
    private static readonly NetworkSource[] Networks =
    [
        new(3, new Layer(5, Activation.Tanh), new Layer(3)),
        new(20, new Layer(33, Activation.Tanh), new Layer(3)),
        new(20, new Layer(33, Activation.Tanh), new Layer(3)) { WorkspaceSamples = 4 },
    ];

    static OptimizerStateTests() => NetworkCompilation.Together(Optimizers.Keys.SelectMany(Sources));

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void After_a_reset_the_next_step_is_the_first(string name) => ForEachNetwork(name, (network, batch) =>
    {
        float[] afterTwoSteps = TwoSteps(network, batch);
        float[] afterTwoMore = TwoSteps(network, batch);
        network.ResetOptimizer();
        Assert.Equal(afterTwoSteps, TwoSteps(network, batch));

        // Without a reset it is not, unless there is nothing to remember. Lion's steps may have the same signs all the same.
        if (name != "Lion")
            Assert.Equal(name == "Sgd", afterTwoSteps.SequenceEqual(afterTwoMore));
    });

    /// <summary>The running averages of a parameter whose gradient has become 0 reach 0: numbers just above it are slow.</summary>
    [Fact]
    public void Averages_fade_to_zero() => ForEachNetwork("Adam", (network, _) =>
    {
        float[] gradients = [.. Enumerable.Repeat(1f, network.ParameterCount)];
        network.ApplyGradients(gradients, LearningRate);
        Array.Clear(gradients);
        var trainable = (ITrainableNetwork)network.Instance;
        float[] state = new float[trainable.Description.OptimizerStateCount];
        for (int step = 0; step < 900; step++)
        {
            network.ApplyGradients(gradients, LearningRate);
            trainable.CopyOptimizerTo(state, out long _);
            Assert.DoesNotContain(state, float.IsSubnormal);
        }

        Assert.All(state[..network.ParameterCount], mean => Assert.Equal(0, mean));
        Assert.All(state[network.ParameterCount..], square => Assert.True(square > 0));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reset_changes_no_parameter(string name) => ForEachNetwork(name, (network, batch) =>
    {
        float[] trained = TwoSteps(network, batch);
        network.ResetOptimizer();
        Assert.Equal(trained, network.Parameters);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seed_says_nothing_about_the_optimiser(string name) => ForEachNetwork(name, (network, batch) =>
        Assert.Equal(TwoSteps(network, batch), TwoSteps(network.Another(seed: 7), batch)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_and_losses_are_no_steps(string name) => ForEachNetwork(name, (network, batch) =>
    {
        float[] expected = TwoSteps(network.Another(), batch);
        network.Gradients(batch.Inputs, batch.Targets, new float[network.ParameterCount]);
        network.Loss(batch.Inputs, batch.Targets);
        Assert.Equal(expected, TwoSteps(network, batch));
    });

    /// <summary>An input that is always 0 has weights whose gradients are 0: nothing moves them, and 0 / 0 does no harm.</summary>
    [Theory]
    [InlineData(typeof(RmsProp))]
    [InlineData(typeof(Adam))]
    [InlineData(typeof(AdaGrad))]
    public void Without_an_epsilon_what_has_no_gradient_stays(Type type)
    {
        Optimizer optimizer = type == typeof(RmsProp) ? new RmsProp(Epsilon: 0) : type == typeof(Adam) ? new Adam(Epsilon: 0) : new AdaGrad(Epsilon: 0);
        foreach (NetworkSource shape in Networks)
        {
            NetworkSource source = shape with { Optimizer = optimizer };
            CompiledNetwork network = NetworkCompilation.Load(source);
            Batch batch = Batch.Of(source, samples: 11, useRows: false, seed: 1);
            for (int n = 0; n < batch.Samples; n++)
                batch.Inputs[n * source.InputSize] = 0;

            float[] trained = TwoSteps(network, batch);
            Assert.All(trained, parameter => Assert.True(float.IsFinite(parameter)));
            int units = source.Layers[0].Units;
            for (int unit = 0; unit < units; unit++)
                Assert.Equal(batch.Parameters[unit * source.InputSize], trained[unit * source.InputSize]);
            Assert.NotEqual(batch.Parameters, trained);
        }
    }

    private static void ForEachNetwork(string optimizer, Action<CompiledNetwork, Batch> check)
    {
        foreach (NetworkSource source in Sources(optimizer))
            check(NetworkCompilation.Load(source), Batch.Of(source, samples: 11, useRows: false, seed: 1));
    }

    private static IEnumerable<NetworkSource> Sources(string optimizer) =>
        Networks.Select(shape => shape with { Optimizer = Optimizers[optimizer] });

    private static float[] TwoSteps(CompiledNetwork network, Batch batch)
    {
        network.Parameters = batch.Parameters;
        network.TrainStep(batch.Inputs, batch.Targets, LearningRate);
        network.TrainStep(batch.Inputs, batch.Targets, LearningRate);
        return network.Parameters;
    }
}
