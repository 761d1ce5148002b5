using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// One vector of columns of pairs of rows, 8 at a time: what is left of a product's columns where they are no multiple of two vectors. The second row of
/// each pair is equally far from the first, as neighbouring windows are, so that 8 addresses serve 16 sums. For machines with 32 vector registers.
/// </summary>
internal static class PairTile
{
    /// <summary>Pairs of a tile.</summary>
    public const int Pairs = 8;

    /// <param name="left">The operand that is broadcast.</param>
    /// <param name="rows">Where its rows, and those of the result, begin.</param>
    /// <param name="pairs">How many pairs of rows there are, at least <see cref="Pairs"/>.</param>
    /// <param name="step">The number of floats from the first row of a pair to the second.</param>
    /// <param name="summands">The loops over the summands.</param>
    /// <param name="right">The first summand's vector.</param>
    /// <param name="rightStride">Floats to that of the next summand.</param>
    /// <param name="column">The first column.</param>
    /// <param name="result">The number of floats from the first element of the result to the first of these.</param>
    /// <param name="epilogue">Receives the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run<V, TRows, TSummands, TEpilogue>(
        ref float left, TRows rows, nint pairs, nint step, TSummands summands, ref float right, nint rightStride, nint column, nint result, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TRows : struct, ITileRows, allows ref struct
        where TSummands : struct, ISummands
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        Unsafe.SkipInit(out TileSums memory);
        for (nint next = 0; next < pairs; next += Pairs)
        {
            nint pair = nint.Min(next, pairs - Pairs); // the last tile may overlap the one before
            V start = epilogue.Start<V>(column);
            V sum00 = start, sum01 = start;
            V sum10 = start, sum11 = start;
            V sum20 = start, sum21 = start;
            V sum30 = start, sum31 = start;
            V sum40 = start, sum41 = start;
            V sum50 = start, sum51 = start;
            V sum60 = start, sum61 = start;
            V sum70 = start, sum71 = start;
            ref float rightRow = ref right;
            ref float left0 = ref rows.First(ref left, 2 * (pair + 0));
            ref float left1 = ref rows.First(ref left, 2 * (pair + 1));
            ref float left2 = ref rows.First(ref left, 2 * (pair + 2));
            ref float left3 = ref rows.First(ref left, 2 * (pair + 3));
            ref float left4 = ref rows.First(ref left, 2 * (pair + 4));
            ref float left5 = ref rows.First(ref left, 2 * (pair + 5));
            ref float left6 = ref rows.First(ref left, 2 * (pair + 6));
            ref float left7 = ref rows.First(ref left, 2 * (pair + 7));
            for (nint outer = summands.Outer, outerOffset = 0; ; outerOffset += summands.OuterStep)
            {
                for (nint middle = summands.Middle, middleOffset = outerOffset; ; middleOffset += summands.MiddleStep)
                {
                    for (nint inner = summands.Inner, offset = middleOffset, other = middleOffset + step; inner > 0; inner--, offset += summands.InnerStep, other += summands.InnerStep)
                    {
                        V vector = V.Load(ref rightRow, 0);
                        sum00 = V.MultiplyAdd(V.Broadcast(ref left0, offset), vector, sum00);
                        sum01 = V.MultiplyAdd(V.Broadcast(ref left0, other), vector, sum01);
                        sum10 = V.MultiplyAdd(V.Broadcast(ref left1, offset), vector, sum10);
                        sum11 = V.MultiplyAdd(V.Broadcast(ref left1, other), vector, sum11);
                        sum20 = V.MultiplyAdd(V.Broadcast(ref left2, offset), vector, sum20);
                        sum21 = V.MultiplyAdd(V.Broadcast(ref left2, other), vector, sum21);
                        sum30 = V.MultiplyAdd(V.Broadcast(ref left3, offset), vector, sum30);
                        sum31 = V.MultiplyAdd(V.Broadcast(ref left3, other), vector, sum31);
                        sum40 = V.MultiplyAdd(V.Broadcast(ref left4, offset), vector, sum40);
                        sum41 = V.MultiplyAdd(V.Broadcast(ref left4, other), vector, sum41);
                        sum50 = V.MultiplyAdd(V.Broadcast(ref left5, offset), vector, sum50);
                        sum51 = V.MultiplyAdd(V.Broadcast(ref left5, other), vector, sum51);
                        sum60 = V.MultiplyAdd(V.Broadcast(ref left6, offset), vector, sum60);
                        sum61 = V.MultiplyAdd(V.Broadcast(ref left6, other), vector, sum61);
                        sum70 = V.MultiplyAdd(V.Broadcast(ref left7, offset), vector, sum70);
                        sum71 = V.MultiplyAdd(V.Broadcast(ref left7, other), vector, sum71);
                        rightRow = ref Unsafe.Add(ref rightRow, rightStride);
                    }

                    if (TSummands.AreOneLoop || --middle == 0)
                        break;
                }

                if (TSummands.AreOneLoop || --outer == 0)
                    break;
            }

            if (TEpilogue.IsLong || pair != next)
            {
                ref float sums = ref memory[0];
                sum00.Store(ref sums, 0 * V.Count);
                sum01.Store(ref sums, 1 * V.Count);
                sum10.Store(ref sums, 2 * V.Count);
                sum11.Store(ref sums, 3 * V.Count);
                sum20.Store(ref sums, 4 * V.Count);
                sum21.Store(ref sums, 5 * V.Count);
                sum30.Store(ref sums, 6 * V.Count);
                sum31.Store(ref sums, 7 * V.Count);
                sum40.Store(ref sums, 8 * V.Count);
                sum41.Store(ref sums, 9 * V.Count);
                sum50.Store(ref sums, 10 * V.Count);
                sum51.Store(ref sums, 11 * V.Count);
                sum60.Store(ref sums, 12 * V.Count);
                sum61.Store(ref sums, 13 * V.Count);
                sum70.Store(ref sums, 14 * V.Count);
                sum71.Store(ref sums, 15 * V.Count);
                FinishFromMemory<V, TRows, TEpilogue>(ref sums, 2 * next, rows, 2 * pair, result, epilogue);
                continue;
            }

            epilogue.Finish(sum00, result + rows.Result(2 * pair + 0));
            epilogue.Finish(sum01, result + rows.Result(2 * pair + 1));
            epilogue.Finish(sum10, result + rows.Result(2 * pair + 2));
            epilogue.Finish(sum11, result + rows.Result(2 * pair + 3));
            epilogue.Finish(sum20, result + rows.Result(2 * pair + 4));
            epilogue.Finish(sum21, result + rows.Result(2 * pair + 5));
            epilogue.Finish(sum30, result + rows.Result(2 * pair + 6));
            epilogue.Finish(sum31, result + rows.Result(2 * pair + 7));
            epilogue.Finish(sum40, result + rows.Result(2 * pair + 8));
            epilogue.Finish(sum41, result + rows.Result(2 * pair + 9));
            epilogue.Finish(sum50, result + rows.Result(2 * pair + 10));
            epilogue.Finish(sum51, result + rows.Result(2 * pair + 11));
            epilogue.Finish(sum60, result + rows.Result(2 * pair + 12));
            epilogue.Finish(sum61, result + rows.Result(2 * pair + 13));
            epilogue.Finish(sum70, result + rows.Result(2 * pair + 14));
            epilogue.Finish(sum71, result + rows.Result(2 * pair + 15));
        }
    }

    // The rows that belong to this tile alone.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FinishFromMemory<V, TRows, TEpilogue>(ref float sums, nint next, TRows rows, nint first, nint result, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TRows : struct, ITileRows, allows ref struct
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (nint i = next - first; i < 2 * Pairs; i++)
            epilogue.Finish(V.Load(ref sums, i * V.Count), result + rows.Result(first + i));
    }
}
