namespace NetGen;

/// <summary>
/// Computes the cross-entropy, the average surprise of somebody who expects Q and gets P, in nats: H(P, Q) = −Σ pₖ log qₖ = H(P) + D(P ‖ Q).
/// </summary>
/// <remarks>
/// The order matters: the truth is the weight, and the prediction is inside the logarithm. To use it as a loss, see
/// <see cref="SoftmaxCrossEntropyAttribute"/>, which does not take the logarithm of rounded probabilities.
/// </remarks>
public static class CrossEntropy
{
    /// <summary>Computes H(P, Q). It is at least H(P), and infinite if Q is 0 where P is not. 0 log 0 counts as 0.</summary>
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
                sum -= p[k] * Math.Log(q[k]);
        }

        return sum;
    }
}
