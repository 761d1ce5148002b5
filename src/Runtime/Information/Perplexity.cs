namespace NetGen;

/// <summary>
/// An entropy as a number of outcomes: exp H. Who is as surprised as by a fair die has a perplexity of 6.
/// </summary>
public static class Perplexity
{
    /// <summary>exp H(P): how many equal outcomes would be as uncertain.</summary>
    /// <param name="p">The probabilities of a distribution.</param>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or they sum to something else than 1 (within 1e-4).</exception>
    public static double Of(ReadOnlySpan<float> p) => Math.Exp(Entropy.Of(p));

    /// <summary>exp H(P, Q): how uncertain a prediction Q is about P.</summary>
    /// <param name="p">The probabilities of the true distribution.</param>
    /// <param name="q">The probabilities of its prediction, of the same outcomes.</param>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or a sum is not 1 (within 1e-4), or the lengths differ.</exception>
    public static double Of(ReadOnlySpan<float> p, ReadOnlySpan<float> q) => Math.Exp(CrossEntropy.Of(p, q));
}
