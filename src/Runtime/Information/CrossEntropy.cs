namespace NetGen;

/// <summary>
/// The surprise of somebody who expects one distribution and gets another, in nats: H(P, Q) = −Σ pₖ log qₖ = H(P) + D(P ‖ Q).
/// </summary>
/// <remarks>The order matters: the truth weighs, the prediction is inside the logarithm. As a loss, see
/// <see cref="SoftmaxCrossEntropyAttribute"/>, which never takes the logarithm of a rounded probability.</remarks>
public static class CrossEntropy
{
    /// <summary>H(P, Q), at least H(P) and infinite where Q rules out what P has; 0 log 0 counts 0.</summary>
    /// <param name="p">The probabilities of the true distribution.</param>
    /// <param name="q">The probabilities of its prediction, of the same outcomes.</param>
    /// <exception cref="ArgumentException">An entry is negative or not finite, or a sum is not 1 (within 1e-4), or the lengths differ.</exception>
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
