using System.Numerics;

namespace NetGen;

/// <summary>Means that take one array of values after the other.</summary>
internal static class MovingMean
{
    /// <summary>Moves means towards values: mean + share · (value − mean).</summary>
    public static void Add(Span<float> means, ReadOnlySpan<float> values, float share)
    {
        var shares = new Vector<float>(share);
        int i = 0;
        for (; i <= means.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var mean = new Vector<float>(means[i..]);
            (mean + (shares * (new Vector<float>(values[i..]) - mean))).CopyTo(means[i..]);
        }

        for (; i < means.Length; i++)
            means[i] += share * (values[i] - means[i]);
    }
}
