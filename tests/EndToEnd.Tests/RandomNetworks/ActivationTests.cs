using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>Every activation, from saturation to saturation, one value at a time.</summary>
public class ActivationTests
{
    private static readonly float[] Values =
    [
        0, -0f, 1e-30f, 1e-6f, 0.001f, 0.1f, 0.5f, 1, 1.5f, 2, 2.9999998f, 3, 3.0000002f, 4, 5, 5.9999995f, 6, 8, 9, 10, 12, 15, 20, 30, 50, 80,
        85, 88, 89, 90, 100, 104, 500, 1e4f, 1e10f, 1e20f,
    ];

    static ActivationTests() => NetworkCompilation.Together(
        Enum.GetValues<Activation>().SelectMany(activation => Networks(activation).Prepend(Single(activation))));

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Values_agree_from_saturation_to_saturation(Activation activation)
    {
        CompiledNetwork network = NetworkCompilation.Load(Single(activation));
        network.Parameters = [1];
        float[] output = new float[1];
        foreach (float value in Signed())
        {
            network.Forward([value], output);
            double expected = ActivationFunction.Value(activation, value);
            Agreement.Check($"{activation}({value:R})", [output[0] / Scale(value)], [expected / Scale(value)], Tolerance.Outputs);
        }
    }

    /// <summary>At a kink the derivative is the one that PyTorch takes.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void Derivatives_agree_from_saturation_to_saturation(Activation activation)
    {
        foreach (NetworkSource source in Networks(activation))
        {
            int units = source.Layers[0].Units;
            float[] parameters = Batch.Of(source, 1, useRows: false, seed: 1).Parameters;
            CompiledNetwork network = NetworkCompilation.Load(source);
            float[] gradients = new float[source.ParameterCount];
            double[] expected = new double[source.ParameterCount];
            foreach (float value in Signed())
            {
                // All units see exactly the value, as their bias; the outputs stay small.
                parameters.AsSpan(0, units).Clear();
                parameters.AsSpan(units, units).Fill(value);
                parameters.AsSpan(2 * units, 2 * units).Clear();
                parameters[2 * units] = 1 / Scale(value);
                network.Parameters = parameters;
                network.GradientsOfLabels([1], [1], gradients);
                new ReferenceNetwork(source, parameters).Gradients(new Matrix((float[])[1], 1), new ClassLabels(new[] { 1 }), expected);

                // The second weight's gradient is the activation's value, times the error of the output.
                for (int i = 2 * units; i < 4 * units; i++)
                {
                    gradients[i] /= Scale(value);
                    expected[i] /= Scale(value);
                }

                Agreement.CheckParameters($"gradient at {activation}({value:R})", source, gradients, expected, Tolerance.Gradients);
            }
        }
    }

    private static NetworkSource Single(Activation activation) => new(1, new Layer(1, activation, UseBias: false)) { Loss = null };

    // Alone, and among units that run in a kernel of their own.
    private static IEnumerable<NetworkSource> Networks(Activation activation) =>
        new[] { 1, 40 }.Select(units => new NetworkSource(1, new Layer(units, activation), new Layer(2)));

    // A value times a factor that is rounded near 1 errs in proportion to the value, even where the product is tiny: the tail of
    // x (1 + erf(x / √2)) / 2.
    private static float Scale(float value) => Math.Max(1, Math.Abs(value));

    private static IEnumerable<float> Signed() => Values.Concat(Values.Select(value => -value));
}
