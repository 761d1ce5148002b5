using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>A loss that is not finite changes nothing.</summary>
public class NotANumberTests
{
    private const float LearningRate = 0.1f;

    private static readonly Dictionary<string, NetworkSource> Networks = new()
    {
        ["tiny"] = new NetworkSource(2, new Layer(4, Activation.Relu), new Layer(2)),
        ["tiny, with momentum"] = new NetworkSource(2, new Layer(4, Activation.Relu), new Layer(2)) { Optimizer = new Sgd(Momentum: 0.9f) },
        ["in several passes"] = new NetworkSource(40, new Layer(70, Activation.Gelu), new Layer(33))
        {
            Optimizer = new Sgd(WeightDecay: 0.1f),
            WorkspaceSamples = 8,
        },
        ["in several passes, with momentum"] = new NetworkSource(7, new Layer(20, Activation.Tanh), new Layer(5, Activation.Elu))
        {
            Optimizer = new Sgd(0.9f, true, 0.01f),
            WorkspaceSamples = 3,
        },
        ["tiny, with a count of steps"] = new NetworkSource(2, new Layer(4, Activation.Relu), new Layer(2)) { Optimizer = new Adam() },
        ["with a count of steps"] = new NetworkSource(40, new Layer(70, Activation.Gelu), new Layer(33)) { Optimizer = new AdamW() },
        ["in several passes, with a count of steps"] = new NetworkSource(40, new Layer(70, Activation.Gelu), new Layer(33))
        {
            Optimizer = new Sgd(Momentum: 0.9f, Dampening: 0.5f),
            WorkspaceSamples = 8,
        },
    };

    static NotANumberTests() => NetworkCompilation.Together(Networks.Values);

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_on_a_sample_that_is_not_a_number_changes_nothing(string name)
    {
        NetworkSource source = Networks[name];
        foreach (bool useRows in (bool[])[false, true])
        {
            CompiledNetwork network = NetworkCompilation.Load(source);
            CompiledNetwork undisturbed = network.Another();
            Batch batch = Batch.Of(source, 20, useRows, seed: 3);

            // The optimiser has something to remember.
            network.Parameters = batch.Parameters;
            undisturbed.Parameters = batch.Parameters;
            Step(network, batch);
            Step(undisturbed, batch);

            // In the first pass and in the last one.
            foreach (int position in (int[])[0, batch.Inputs.Length / 2, batch.Inputs.Length - 1])
            {
                float[] before = network.Parameters;
                float[] inputs = [.. batch.Inputs];
                inputs[position] = float.NaN;
                AssertIsNotFinite(name, network.Loss(inputs, batch.Targets));
                AssertIsNotFinite(name, network.Gradients(inputs, batch.Targets, new float[network.ParameterCount]));
                AssertIsNotFinite(name, network.TrainStep(inputs, batch.Targets, LearningRate));
                AssertSameBits(before, network.Parameters);
            }

            // Nor does the optimiser remember any of it.
            Step(network, batch);
            Step(undisturbed, batch);
            AssertSameBits(undisturbed.Parameters, network.Parameters);
        }
    }

    [Fact]
    public void A_parameter_that_is_not_a_number_shows_in_the_loss()
    {
        var source = new NetworkSource(3, new Layer(5, Activation.Relu), new Layer(3));
        CompiledNetwork network = NetworkCompilation.Load(source);
        Batch batch = Batch.Of(source, 4, useRows: false, seed: 3);
        for (int i = 0; i < batch.Parameters.Length; i++)
        {
            float[] parameters = [.. batch.Parameters];
            parameters[i] = float.NaN;
            network.Parameters = parameters;
            AssertIsNotFinite($"Parameter {i}", network.TrainStep(batch.Inputs, batch.Targets, LearningRate));
            AssertSameBits(parameters, network.Parameters);
        }
    }

    [Fact]
    public void A_logit_that_is_infinite_changes_nothing()
    {
        var source = new NetworkSource(3, new Layer(3));
        CompiledNetwork network = NetworkCompilation.Load(source);
        float[] before = network.Parameters;
        float[] inputs = [1, 2, float.PositiveInfinity, 4, 5, 6];
        AssertIsNotFinite("An infinite input", network.StepOnLabels(inputs, [0, 1], LearningRate));
        AssertSameBits(before, network.Parameters);
    }

    private static void Step(CompiledNetwork network, Batch batch) =>
        Assert.True(float.IsFinite(network.TrainStep(batch.Inputs, batch.Targets, LearningRate)));

    private static void AssertIsNotFinite(string what, float loss) => Assert.False(float.IsFinite(loss), $"{what}: the loss is {loss}.");

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(Array.ConvertAll(expected, BitConverter.SingleToInt32Bits), Array.ConvertAll(actual, BitConverter.SingleToInt32Bits));
}
