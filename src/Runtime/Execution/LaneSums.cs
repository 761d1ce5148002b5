using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>The sums of straight-line code that has one sample per lane: one vector for each parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSums
{
    /// <summary>Adds up the lanes of each of <paramref name="count"/> vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reduce<V>(ref float vectors, ref float sums, int count)
        where V : struct, IVector<V>
    {
        nint i = 0;
        for (; i <= count - 4; i += 4)
        {
            nint offset = i * V.Count;
            V.SumEach(
                V.Load(ref vectors, offset),
                V.Load(ref vectors, offset + V.Count),
                V.Load(ref vectors, offset + 2 * V.Count),
                V.Load(ref vectors, offset + 3 * V.Count)).Store(ref sums, i);
        }

        for (; i < count; i++)
            Unsafe.Add(ref sums, i) = V.Sum(V.Load(ref vectors, i * V.Count));
    }
}
