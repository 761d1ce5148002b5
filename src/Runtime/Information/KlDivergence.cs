namespace NetGen;

/// <summary>
/// Computes the Kullback-Leibler divergence, the additional surprise caused by expecting the wrong distribution, in nats: D(P ‖ Q) = Σ pₖ
/// log (pₖ / qₖ) = H(P, Q) − H(P) (Kullback and Leibler 1951).
/// </summary>
public static class KlDivergence
{
    /// <summary>Computes D(P ‖ Q). It is 0 only for equal distributions, and infinite if Q is 0 where P is not. 0 log 0 counts as 0.</summary>
    /// <param name="p">The probabilities of the true distribution.</param>
    /// <param name="q">The probabilities of the prediction, for the same outcomes.</param>
    /// <exception cref="ArgumentException">
    /// An entry is negative or not finite, a sum is not 1 (within 1e-4), or the lengths are different.
    /// </exception>
    public static double Of(ReadOnlySpan<float> p, ReadOnlySpan<float> q)
    {
        Distribution.RequireBoth(p, q);
        double sum = 0;
        for (int k = 0; k < p.Length; k++)
        {
            if (p[k] > 0)
                sum += p[k] * Math.Log((double)p[k] / q[k]);
        }

        return sum;
    }
}
