using NetGen.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Vectors to and from arrays.</summary>
internal static class Lanes
{
    internal static V Of<V>(float[] values)
        where V : struct, IVector<V> =>
        V.Load(ref values[0], 0);

    internal static float[] Get<V>(V vector)
        where V : struct, IVector<V>
    {
        float[] lanes = new float[V.Count];
        vector.Store(ref lanes[0], 0);
        return lanes;
    }

    /// <summary>The function of every value, a vector at a time; the last vector is filled up with the last value.</summary>
    internal static float[] Map<V>(IReadOnlyList<float> values, Func<V, V> function)
        where V : struct, IVector<V>
    {
        float[] results = new float[values.Count];
        float[] lanes = new float[V.Count];
        for (int start = 0; start < results.Length; start += V.Count)
        {
            for (int i = 0; i < lanes.Length; i++)
            {
                lanes[i] = values[Math.Min(start + i, results.Length - 1)];
            }

            function(Of<V>(lanes)).StoreFirst(ref results[0], start, Math.Min(V.Count, results.Length - start));
        }

        return results;
    }
}
