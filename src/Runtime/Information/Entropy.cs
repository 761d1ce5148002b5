namespace NetGen;

/// <summary>The surprise that is in a distribution itself, in nats: H(P) = −Σ pₖ log pₖ (Shannon 1948).</summary>
public static class Entropy
{
    /// <summary>H(P), from 0 for an outcome that is certain to log K for K equal ones; 0 log 0 counts 0.</summary>
    /// <param name="p">The probabilities of a distribution.</param>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or they sum to something else than 1 (within 1e-4).</exception>
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
