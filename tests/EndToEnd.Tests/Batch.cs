using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests;

/// <summary>Parameters for a network, and samples to run it on.</summary>
public sealed record Batch(float[] Parameters, float[] Inputs, Targets Targets, int InputSize)
{
    // Some thirty units in the last place of the terms of a sum: more than single precision ever loses.
    private const double NearKink = 2e-6;

    public int Samples => Targets.Samples;

    public Matrix InputMatrix => new(Inputs, InputSize);

    /// <summary>Some of the samples.</summary>
    public Batch Slice(int first, int count) => this with
    {
        Inputs = Inputs[(first * InputSize)..((first + count) * InputSize)],
        Targets = Targets.Slice(first, count),
    };

    /// <summary>
    /// Draws a batch; the same seed gives the same. No sample comes near a kink of an activation, or near a jump of the loss's gradient.
    /// </summary>
    public static Batch Of(NetworkSource source, int samples, bool useRows, int seed)
    {
        var random = new Random(seed);
        float[] parameters = DrawParameters(source, random);
        var reference = new ReferenceNetwork(source, parameters);

        float[] inputs = new float[samples * source.InputSize];
        for (int n = 0; n < samples; n++)
        {
            float[] input = new float[source.InputSize];
            do
                Draw(input, 2, random);
            while (reference.NearestKink(new Matrix(input, input.Length)) < NearKink);
            input.CopyTo(inputs, n * input.Length);
        }

        Targets targets = new DrawnTargets(source, random).Draw(reference, new Matrix(inputs, source.InputSize), useRows);
        return new Batch(parameters, inputs, targets, source.InputSize);
    }

    /// <summary>Whether the network, as trained so far, still keeps all samples away from its kinks.</summary>
    public bool IsClearOfKinks(ReferenceNetwork network) =>
        network.NearestKink(InputMatrix) >= NearKink && network.NearestWeight() >= NearKink && !network.IsNearJump(InputMatrix, Targets);

    private static float[] DrawParameters(NetworkSource source, Random random)
    {
        float[] parameters = new float[source.ParameterCount];
        int inputs = source.InputSize;
        int offset = 0;
        foreach (Layer layer in source.Layers)
        {
            // Keeps the values about as large from layer to layer.
            Draw(parameters.AsSpan(offset, layer.Units * inputs), MathF.Sqrt(4f / inputs), random);
            offset += layer.Units * inputs;
            if (layer.UseBias)
            {
                Draw(parameters.AsSpan(offset, layer.Units), 0.5f, random);
                offset += layer.Units;
            }

            inputs = layer.Units;
        }

        return parameters;
    }

    private static void Draw(Span<float> values, float largest, Random random)
    {
        foreach (ref float value in values)
            value = largest * (2 * random.NextSingle() - 1);
    }
}
