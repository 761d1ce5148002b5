using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Sums over rows of one vector of columns, in four chains of additions: none waits for the one before it, and each of them rounds less.</summary>
internal static class RowSum
{
    /// <summary>Σ value.</summary>
    /// <param name="values">The first row's vector.</param>
    /// <param name="stride">Floats to that of the next row.</param>
    /// <param name="rows">How many rows there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(ref float values, nint stride, int rows)
        where V : struct, IVector<V> => Of<V, Itself>(ref values, ref values, V.Zero, stride, rows);

    /// <summary>Σ (value - center)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfSquaredDistances<V>(ref float values, V center, nint stride, int rows)
        where V : struct, IVector<V> => Of<V, SquaredDistance>(ref values, ref values, center, stride, rows);

    /// <summary>Σ factor · (value - center).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfProducts<V>(ref float factors, ref float values, V center, nint stride, int rows)
        where V : struct, IVector<V> => Of<V, ProductWithDistance>(ref values, ref factors, center, stride, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Of<V, TTerm>(ref float values, ref float factors, V center, nint stride, int rows)
        where V : struct, IVector<V>
        where TTerm : struct, ITerm
    {
        V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
        nint place = 0;
        int row = 0;
        for (; row + 4 <= rows; row += 4, place += 4 * stride)
        {
            sum0 = TTerm.Add(ref values, ref factors, place, center, sum0);
            sum1 = TTerm.Add(ref values, ref factors, place + stride, center, sum1);
            sum2 = TTerm.Add(ref values, ref factors, place + 2 * stride, center, sum2);
            sum3 = TTerm.Add(ref values, ref factors, place + 3 * stride, center, sum3);
        }

        for (; row < rows; row++, place += stride)
            sum0 = TTerm.Add(ref values, ref factors, place, center, sum0);
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /// <summary>What is summed up of each row.</summary>
    private interface ITerm
    {
        static abstract V Add<V>(ref float values, ref float factors, nint place, V center, V sum)
            where V : struct, IVector<V>;
    }

    private readonly struct Itself : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(ref float values, ref float factors, nint place, V center, V sum)
            where V : struct, IVector<V> => sum + V.Load(ref values, place);
    }

    private readonly struct SquaredDistance : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(ref float values, ref float factors, nint place, V center, V sum)
            where V : struct, IVector<V>
        {
            V distance = V.Load(ref values, place) - center;
            return V.MultiplyAdd(distance, distance, sum);
        }
    }

    private readonly struct ProductWithDistance : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(ref float values, ref float factors, nint place, V center, V sum)
            where V : struct, IVector<V> => V.MultiplyAdd(V.Load(ref factors, place), V.Load(ref values, place) - center, sum);
    }
}
