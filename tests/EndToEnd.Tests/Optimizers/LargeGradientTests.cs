using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Optimizers;

/// <summary>
/// Gradients whose squares are infinite: nothing that is divided by such a root moves, and nothing becomes NaN. The loss of an input of 1e12
/// has a gradient of some 1e24 for the weight, and for the bias one that hardly changes from step to step, so that its steps can be told.
/// </summary>
public class LargeGradientTests
{
    private const float LearningRate = 0.1f, Weight = 0.5f;

    private static readonly NetworkSource[] Networks =
    [
        // In the lanes, in tiles of one panel, which a single sample runs straight-line, and of several.
        Source(1, 1), Source(20, 24), Source(20, 40),
    ];

    /// <summary>The weight and the bias after three steps in PyTorch, from 0.5 and 0.</summary>
    private static readonly Dictionary<string, (Optimizer Optimizer, float Weight, double Bias)> Steps = new()
    {
        // The mean is g, the root of the mean square |g|: each step is as long as the rate.
        ["Adam"] = (new Adam(), Weight, 0.3),
        // The same, and before each step all shrinks to 0.999.
        ["AdamW"] = (new AdamW(), Weight * 0.999f * 0.999f * 0.999f, 0.2997001),
        // The mean square is 0.01 g², 0.0199 g², 0.029701 g².
        ["RmsProp"] = (new RmsProp(), Weight, 0.1 / Math.Sqrt(0.01) + 0.1 / Math.Sqrt(0.0199) + 0.1 / Math.Sqrt(0.029701)),
        // From each the square of 0.01 g, 0.0199 g, 0.029701 g is taken.
        ["centred RmsProp"] = (new RmsProp(Centered: true), Weight,
            0.1 / Math.Sqrt(0.01 - 0.01 * 0.01) + 0.1 / Math.Sqrt(0.0199 - 0.0199 * 0.0199) + 0.1 / Math.Sqrt(0.029701 - 0.029701 * 0.029701)),
        // The velocity is 10, 0.9 · 10 + 7.08881, 0.9 · 16.08881 + 5.80249.
        ["RmsProp with momentum"] = (new RmsProp(Momentum: 0.9f), Weight, 0.1 * (10 + 16.08881 + 20.28242)),
        // The sum of squares is g², 2 g², 3 g².
        ["AdaGrad"] = (new AdaGrad(), Weight, 0.1 * (1 + 1 / Math.Sqrt(2) + 1 / Math.Sqrt(3))),
    };

    static LargeGradientTests() => NetworkCompilation.Together(
        from optimizer in Steps.Values.Select(step => step.Optimizer)
        from source in Networks
        select source with { Optimizer = optimizer });

    public static TheoryData<string> Names => [.. Steps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_weight_whose_squares_are_infinite_stays(string name) => Check(name, 1e12f);

    /// <summary>The square leaves the range of a float here, that of the mean does not yet.</summary>
    [Theory]
    [InlineData("RmsProp")]
    [InlineData("centred RmsProp")]
    [InlineData("RmsProp with momentum")]
    public void So_does_one_whose_squares_have_just_become_infinite(string name) => Check(name, 1e10f);

    /// <summary>Averages of finite gradients are finite, whatever their signs.</summary>
    [Theory]
    [InlineData(typeof(Adam))]
    [InlineData(typeof(RmsProp))]
    public void Gradients_at_the_end_of_the_range_change_their_signs(Type type)
    {
        Optimizer optimizer = type == typeof(Adam) ? new Adam() : new RmsProp(Centered: true);
        foreach (NetworkSource source in Networks)
        {
            CompiledNetwork network = NetworkCompilation.Load(source with { Optimizer = optimizer });
            var trainable = (ITrainableNetwork)network.Instance;
            float[] gradients = new float[network.ParameterCount], state = new float[trainable.Description.OptimizerStateCount];
            foreach (float gradient in (float[])[3e38f, -3e38f, -3e38f, 3e38f, 0, -3e38f])
            {
                Array.Fill(gradients, gradient);
                network.ApplyGradients(gradients, LearningRate);
                trainable.CopyOptimizerTo(state, out long _);
                Assert.All(network.Parameters, parameter => Assert.True(float.IsFinite(parameter)));
                Assert.DoesNotContain(state, float.IsNaN);
            }
        }
    }

    private static void Check(string name, float size)
    {
        (Optimizer optimizer, float weight, double bias) = Steps[name];
        foreach (NetworkSource shape in Networks)
        {
            NetworkSource source = shape with { Optimizer = optimizer };
            foreach (int samples in (int[])[1, 20])
            {
                CompiledNetwork network = NetworkCompilation.Load(source);
                float[] parameters = new float[network.ParameterCount];
                int weights = source.InputSize * source.OutputSize;
                Array.Fill(parameters, Weight, 0, weights);
                // The loss is a mean over the outputs.
                float input = size * MathF.Sqrt(source.OutputSize);
                network.Parameters = parameters;
                float[] inputs = new float[samples * source.InputSize], targets = new float[samples * source.OutputSize];
                for (int n = 0; n < samples; n++)
                    inputs[n * source.InputSize] = input;
                Array.Fill(targets, 2 * input);
                for (int step = 0; step < 3; step++)
                    Assert.True(float.IsFinite(network.StepOnRows(inputs, targets, LearningRate)));

                parameters = network.Parameters;
                Assert.All(parameters[..weights], actual => Assert.Equal(weight, actual, 1e-6f));
                // The weight decay changes the loss by a thousandth, and with it the gradient.
                Assert.All(parameters[weights..], actual => Assert.Equal(bias, actual, bias * (name == "AdamW" ? 1e-3 : 1e-5)));
            }
        }
    }

    private static NetworkSource Source(int inputs, int outputs) => new(inputs, new Layer(outputs)) { Loss = new MeanSquaredError() };
}
