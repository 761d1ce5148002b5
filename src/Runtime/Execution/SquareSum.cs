using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Sums squares at the speed of memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SquareSum
{
    /// <summary>Returns the sum of the lanes of <see cref="Of"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Total<V>(ref float values, nint floats)
        where V : struct, IVector<V> => V.Sum(Of<V>(ref values, floats));

    /// <summary>
    /// Returns a vector whose lanes add up to the sum of the squares of <paramref name="floats"/> floats, or to more if the number is not a multiple
    /// of a vector, because some floats then count twice. The sum is not finite if a value is not finite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(ref float values, nint floats)
        where V : struct, IVector<V>
    {
        V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
        nint i = 0;
        for (; i <= floats - 4 * V.Count; i += 4 * V.Count)
        {
            V value0 = V.Load(ref values, i), value1 = V.Load(ref values, i + V.Count);
            V value2 = V.Load(ref values, i + 2 * V.Count), value3 = V.Load(ref values, i + 3 * V.Count);
            sum0 = V.MultiplyAdd(value0, value0, sum0);
            sum1 = V.MultiplyAdd(value1, value1, sum1);
            sum2 = V.MultiplyAdd(value2, value2, sum2);
            sum3 = V.MultiplyAdd(value3, value3, sum3);
        }

        for (; i <= floats - V.Count; i += V.Count)
        {
            V value = V.Load(ref values, i);
            sum0 = V.MultiplyAdd(value, value, sum0);
        }

        if (i < floats && floats >= V.Count)
        {
            V last = V.Load(ref values, floats - V.Count);
            return (sum0 + V.MultiplyAdd(last, last, sum1)) + (sum2 + sum3);
        }

        for (; i < floats; i++)
        {
            V value = V.Broadcast(ref values, i);
            sum1 = V.MultiplyAdd(value, value, sum1);
        }

        return (sum0 + sum1) + (sum2 + sum3);
    }
}
