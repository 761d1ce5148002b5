using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Products of a head's rows, which are broadcast, with two vectors of columns. Methods of their own: they hold several tiles each.</summary>
internal static class HeadProduct
{
    /// <summary>result[row, lane] = Σ head[row, k] · panel[k, lane].</summary>
    /// <param name="head">The first row of the head.</param>
    /// <param name="stride">The number of floats from one of its rows to the next.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="size">Their columns, which are summed over.</param>
    /// <param name="panel">Rows of two vectors.</param>
    /// <param name="epilogue">Receives the sums; rows of the result are two vectors as well.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void OfRows<V, TEpilogue>(ref float head, nint stride, nint rows, nint size, ref float panel, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct =>
        RegisterTile.Run<V, EvenRows, EvenSummands, TEpilogue>(
            ref head, new(stride, 2 * V.Count), rows, new(size, 1), ref panel, 2 * V.Count, column: 0, result: 0, epilogue);

    /// <summary>result[column, lane] = Σ head[k, column] · panel[k, lane].</summary>
    /// <param name="head">The first row of the head.</param>
    /// <param name="stride">The number of floats from one of its rows to the next.</param>
    /// <param name="rows">How many there are, which are summed over.</param>
    /// <param name="size">Their columns.</param>
    /// <param name="panel">Rows of two vectors.</param>
    /// <param name="epilogue">Receives the sums; rows of the result are two vectors as well.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void OfColumns<V, TEpilogue>(ref float head, nint stride, nint rows, nint size, ref float panel, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct =>
        RegisterTile.Run<V, EvenRows, EvenSummands, TEpilogue>(
            ref head, new(1, 2 * V.Count), size, new(rows, stride), ref panel, 2 * V.Count, column: 0, result: 0, epilogue);
}
