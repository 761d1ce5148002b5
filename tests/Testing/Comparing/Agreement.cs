using System.Globalization;

namespace NetGen.Testing;

/// <summary>
/// Compares single-precision results with double-precision ones. With r the tolerated relative error, a tensor agrees when
/// <list type="bullet">
/// <item>as a whole, ‖actual - expected‖ ≤ r · ‖expected‖ (Euclidean norms), and</item>
/// <item>in every element, |actual - expected| ≤ r · max(|expected|, root mean square of expected).</item>
/// </list>
/// Errors of single precision are relative to the terms of a sum, not to a sum that happens to cancel, hence the mean in the
/// second. Where the whole tensor cancels (a saturated softmax), <see cref="Floor"/> is added to both bounds.
/// </summary>
public static class Agreement
{
    /// <summary>The absolute error that is always tolerated: two units in the last place of a probability.</summary>
    public const double Floor = 1.2e-7;

    /// <summary>Throws unless the two tensors agree.</summary>
    public static void Check(string name, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double relative)
    {
        if (actual.Length != expected.Length)
            throw new DisagreementException($"{name} has {actual.Length} values, not {expected.Length}.");

        double error = 0, norm = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            norm += expected[i] * expected[i];
            error += (actual[i] - expected[i]) * (actual[i] - expected[i]);
        }

        double mean = Math.Sqrt(norm / actual.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            // Written so that a NaN disagrees.
            if (!(Math.Abs(actual[i] - expected[i]) <= relative * Math.Max(Math.Abs(expected[i]), mean) + Floor))
                throw new DisagreementException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}[{i}] is {actual[i]:R}, not {expected[i]:R} (root mean square {mean:g3}, tolerance {relative:g3})."));
        }

        if (!(Math.Sqrt(error) <= relative * Math.Sqrt(norm) + Floor * Math.Sqrt(actual.Length)))
            throw new DisagreementException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is off by {Math.Sqrt(error / norm):g3} of its norm, tolerance {relative:g3}."));
    }

    /// <summary>Throws unless the two numbers agree.</summary>
    public static void Check(string name, float actual, double expected, double relative) => Check(name, [actual], [expected], relative);

    /// <summary>Throws unless all parameters, or their gradients, agree, each layer's weight and bias by itself.</summary>
    public static void CheckParameters(
        string name, NetworkSource source, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double relative)
    {
        if (actual.Length != expected.Length)
            throw new DisagreementException($"{name} has {actual.Length} values, not {expected.Length}.");

        foreach (ParameterTensor tensor in ParameterTensor.Of(source))
        {
            ReadOnlySpan<float> part = actual.Slice(tensor.Offset, tensor.Length);
            Check($"{name} of {tensor.Name}", part, expected.Slice(tensor.Offset, tensor.Length), relative);
        }
    }
}
