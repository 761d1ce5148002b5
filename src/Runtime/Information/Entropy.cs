namespace NetGen;

/// <summary>Computes the entropy of a distribution, in nats: H(P) = −Σ pₖ log pₖ (Shannon 1948).</summary>
public static class Entropy
{
    /// <summary>Computes H(P). It is 0 if one outcome is certain, and log K if K outcomes are equally likely. 0 log 0 counts as 0.</summary>
    /// <param name="p">The probabilities of a distribution.</param>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or the sum is not 1 (within 1e-4).</exception>
    public static double Of(ReadOnlySpan<float> p)
    {
        Distribution.Require(p, nameof(p));
        double sum = 0;
        foreach (double probability in p)
        {
            if (probability > 0)
                sum -= probability * Math.Log(probability);
        }

        return sum;
    }
}
