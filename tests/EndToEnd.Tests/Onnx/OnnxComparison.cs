using System.Globalization;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Onnx;

/// <summary>What ONNX Runtime computes of a network's file is what the network computes.</summary>
internal static class OnnxComparison
{
    private static readonly int[] Batches = [1, 3];

    /// <summary>Compares outputs and predictions for random parameters, statistics and inputs.</summary>
    public static void Compare(CompiledNetwork network, int seed)
    {
        var random = new Random(seed);
        network.Parameters = Draw(random, network.ParameterCount, 0.6);
        network.Buffers = Array.ConvertAll(Draw(random, network.BufferCount, 0.6), value => 0.7f + value);
        int? vocabulary = ((INetwork)network.Instance).Description.Vocabulary;
        float[][] inputs = [.. Batches.Select(samples => vocabulary is { } tokens
            ? [.. Enumerable.Range(0, samples * network.InputSize).Select(_ => (float)random.Next(tokens))]
            : Draw(random, samples * network.InputSize, 1.5))];
        Compare(network, OnnxOutput.Outputs, inputs);
        Compare(network, OnnxOutput.Predictions, inputs);
    }

    public static void Compare(CompiledNetwork network, OnnxOutput output, params float[][] batches)
    {
        using var session = new OnnxSession(network, output);
        foreach (float[] inputs in batches)
        {
            float[] expected = new float[inputs.Length / network.InputSize * network.OutputSize];
            (output == OnnxOutput.Outputs ? network.Forward : network.Predict)(inputs, expected);
            AssertClose($"{network.Type.Name}: the {output} of {inputs.Length / network.InputSize}", session.Run(inputs), Array.ConvertAll(expected, value => (double)value));
        }
    }

    /// <summary>The norm of the difference, over that of what is expected.</summary>
    public static void AssertClose(string what, float[] actual, double[] expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        double difference = Math.Sqrt(actual.Zip(expected, (left, right) => (left - right) * (left - right)).Sum());
        double error = difference / Math.Max(Math.Sqrt(expected.Sum(number => number * number)), 1e-6);
        Assert.True(error <= Tolerance.Outputs, string.Create(CultureInfo.InvariantCulture, $"{what} are off by {error:G3} of {Tolerance.Outputs:G3} allowed."));
    }

    private static float[] Draw(Random random, int count, double scale) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(scale * (2 * random.NextDouble() - 1)))];
}
