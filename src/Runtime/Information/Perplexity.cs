namespace NetGen;

/// <summary>
/// Computes the perplexity, exp H: an entropy as a number of equally likely outcomes. A fair die has a perplexity of 6.
/// </summary>
public static class Perplexity
{
    /// <summary>Computes exp H(P), the number of equally likely outcomes with the same entropy.</summary>
    /// <param name="p">The probabilities of a distribution.</param>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or the sum is not 1 (within 1e-4).</exception>
    public static double Of(ReadOnlySpan<float> p) => Math.Exp(Entropy.Of(p));

    /// <summary>Computes exp H(P, Q), the perplexity of a prediction Q for P.</summary>
    /// <param name="p">The probabilities of the true distribution.</param>
    /// <param name="q">The probabilities of the prediction, for the same outcomes.</param>
    /// <exception cref="ArgumentException">
    /// An entry is negative or not finite, a sum is not 1 (within 1e-4), or the lengths are different.
    /// </exception>
    public static double Of(ReadOnlySpan<float> p, ReadOnlySpan<float> q) => Math.Exp(CrossEntropy.Of(p, q));
}
