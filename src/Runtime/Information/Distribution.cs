using System.Globalization;
using NetGen.Execution;

namespace NetGen;

/// <summary>What a span of floats has to be before it is taken for the probabilities of a distribution.</summary>
internal static class Distribution
{
    /// <exception cref="ArgumentException">An entry is negative or not finite, or the sum is not 1.</exception>
    public static void Require(ReadOnlySpan<float> probabilities, string parameter)
    {
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            float probability = probabilities[i];
            // Written so that NaN is none either.
            if (!(probability >= 0 && probability <= float.MaxValue))
                throw new ArgumentException(Invariant($"{parameter}[{i}] is {probability}; a probability must be finite and at least 0."), parameter);
            sum += probability;
        }

        if (Math.Abs(sum - 1) > Targets.SumTolerance)
            throw new ArgumentException(Invariant($"{parameter} sums to {(float)sum}; the probabilities of a distribution must sum to 1."), parameter);
    }

    /// <exception cref="ArgumentException">One of them is not a distribution, or they have different numbers of outcomes.</exception>
    public static void RequireBoth(ReadOnlySpan<float> p, ReadOnlySpan<float> q)
    {
        if (p.Length != q.Length)
            throw new ArgumentException(Invariant($"p has {p.Length} values and q has {q.Length}; expected the same number."), nameof(q));
        Require(p, nameof(p));
        Require(q, nameof(q));
    }

    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
