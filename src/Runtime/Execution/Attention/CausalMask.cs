using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Takes the scores of keys that lie after their query out of a block that the diagonal crosses: they become -∞.</summary>
internal static class CausalMask
{
    /// <summary>Of rows that are keys, with queries in the lanes.</summary>
    /// <param name="scores">The first row, two vectors.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="distance">The number of steps from the first query to the first key; negative where that comes before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfKeys<V>(ref float scores, nint rows, nint distance)
        where V : struct, IVector<V>
    {
        for (nint row = nint.Max(0, 1 - distance); row < rows; row++)
            KeepPositive(ref scores, row, V.Indices - V.Create(row + distance - 0.5f), V.Create(V.Count));
    }

    /// <summary>Of rows that are queries, with keys in the lanes.</summary>
    /// <param name="scores">The first row, two vectors.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="distance">The number of steps from the first key to the first query, at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfQueries<V>(ref float scores, nint rows, nint distance)
        where V : struct, IVector<V>
    {
        nint end = nint.Min(rows, 2 * V.Count - 1 - distance);
        for (nint row = 0; row < end; row++)
            KeepPositive(ref scores, row, V.Create(row + distance + 0.5f) - V.Indices, V.Create(-V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KeepPositive<V>(ref float scores, nint row, V first, V step)
        where V : struct, IVector<V>
    {
        V outside = V.Create(float.NegativeInfinity);
        nint left = row * 2 * V.Count, right = left + V.Count;
        V.IfPositive(first, V.Load(ref scores, left), outside).Store(ref scores, left);
        V.IfPositive(first + step, V.Load(ref scores, right), outside).Store(ref scores, right);
    }
}
