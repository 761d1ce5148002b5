using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Two vectors of columns of any number of rows of a product, a few rows at a time: their sums stay in registers over the loops over the
/// summands. A machine with 32 vector registers holds the sums of 8 rows, one with 16 those of 6.
/// </summary>
internal static class RegisterTile
{
    /// <summary>The number of rows per tile where there are 32 vector registers: 16 sums, two vectors and a factor.</summary>
    private const int WideRows = 8;

    /// <summary>The number of rows per tile where there are 16 vector registers: 12 sums, two vectors and a factor.</summary>
    public const int NarrowRows = 6;

    /// <param name="left">The operand that is broadcast.</param>
    /// <param name="rows">Where its rows, and those of the result, begin.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="summands">The loops over the summands.</param>
    /// <param name="right">The first summand's two vectors.</param>
    /// <param name="rightStride">Floats to those of the next summand.</param>
    /// <param name="column">The first column.</param>
    /// <param name="result">The number of floats from the first element of the result to the first of these.</param>
    /// <param name="epilogue">Receives the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TRows, TSummands, TEpilogue>(
        ref float left, TRows rows, nint count, TSummands summands, ref float right, nint rightStride, nint column, nint result, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TRows : struct, ITileRows, allows ref struct
        where TSummands : struct, ISummands
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        if (count < NarrowRows)
            SplitSums.Run<V, TRows, TSummands, TEpilogue>(ref left, rows, count, summands, ref right, rightStride, column, result, epilogue);
        else if (V.Count == V512.Count && count >= WideRows)
            Of8<V, TRows, TSummands, TEpilogue>(ref left, rows, count, summands, ref right, rightStride, column, result, epilogue);
        else
            Of6<V, TRows, TSummands, TEpilogue>(ref left, rows, count, summands, ref right, rightStride, column, result, epilogue);
    }

    /// <summary>8 rows at a time, of at least as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void Of8<V, TRows, TSummands, TEpilogue>(
        ref float left, TRows rows, nint count, TSummands summands, ref float right, nint rightStride, nint column, nint result, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TRows : struct, ITileRows, allows ref struct
        where TSummands : struct, ISummands
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        Unsafe.SkipInit(out TileSums memory);
        for (nint next = 0; next < count; next += 8)
        {
            nint row = nint.Min(next, count - 8); // the last tile may overlap the one before
            V sum00 = epilogue.Start<V>(column), sum01 = epilogue.Start<V>(column + V.Count);
            V sum10 = sum00, sum11 = sum01;
            V sum20 = sum00, sum21 = sum01;
            V sum30 = sum00, sum31 = sum01;
            V sum40 = sum00, sum41 = sum01;
            V sum50 = sum00, sum51 = sum01;
            V sum60 = sum00, sum61 = sum01;
            V sum70 = sum00, sum71 = sum01;
            ref float rightRow = ref right;
            ref float left0 = ref rows.First(ref left, row);
            ref float left1 = ref rows.Next(ref left0, ref left, row + 1);
            ref float left2 = ref rows.Next(ref left1, ref left, row + 2);
            ref float left3 = ref rows.Next(ref left2, ref left, row + 3);
            ref float left4 = ref rows.Next(ref left3, ref left, row + 4);
            ref float left5 = ref rows.Next(ref left4, ref left, row + 5);
            ref float left6 = ref rows.Next(ref left5, ref left, row + 6);
            ref float left7 = ref rows.Next(ref left6, ref left, row + 7);
            for (nint outer = summands.Outer, outerOffset = 0; ; outerOffset += summands.OuterStep)
            {
                for (nint middle = summands.Middle, middleOffset = outerOffset; ; middleOffset += summands.MiddleStep)
                {
                    for (nint inner = summands.Inner, offset = middleOffset; inner > 0; inner--, offset += summands.InnerStep)
                    {
                        V right0 = V.Load(ref rightRow, 0), right1 = V.Load(ref rightRow, V.Count);
                        V factor0 = V.Broadcast(ref left0, offset);
                        sum00 = V.MultiplyAdd(factor0, right0, sum00);
                        sum01 = V.MultiplyAdd(factor0, right1, sum01);
                        V factor1 = V.Broadcast(ref left1, offset);
                        sum10 = V.MultiplyAdd(factor1, right0, sum10);
                        sum11 = V.MultiplyAdd(factor1, right1, sum11);
                        V factor2 = V.Broadcast(ref left2, offset);
                        sum20 = V.MultiplyAdd(factor2, right0, sum20);
                        sum21 = V.MultiplyAdd(factor2, right1, sum21);
                        V factor3 = V.Broadcast(ref left3, offset);
                        sum30 = V.MultiplyAdd(factor3, right0, sum30);
                        sum31 = V.MultiplyAdd(factor3, right1, sum31);
                        V factor4 = V.Broadcast(ref left4, offset);
                        sum40 = V.MultiplyAdd(factor4, right0, sum40);
                        sum41 = V.MultiplyAdd(factor4, right1, sum41);
                        V factor5 = V.Broadcast(ref left5, offset);
                        sum50 = V.MultiplyAdd(factor5, right0, sum50);
                        sum51 = V.MultiplyAdd(factor5, right1, sum51);
                        V factor6 = V.Broadcast(ref left6, offset);
                        sum60 = V.MultiplyAdd(factor6, right0, sum60);
                        sum61 = V.MultiplyAdd(factor6, right1, sum61);
                        V factor7 = V.Broadcast(ref left7, offset);
                        sum70 = V.MultiplyAdd(factor7, right0, sum70);
                        sum71 = V.MultiplyAdd(factor7, right1, sum71);
                        rightRow = ref Unsafe.Add(ref rightRow, rightStride);
                    }

                    if (TSummands.AreOneLoop || --middle == 0)
                        break;
                }

                if (TSummands.AreOneLoop || --outer == 0)
                    break;
            }

            if (TEpilogue.IsLong || row != next)
            {
                ref float sums = ref memory[0];
                sum00.Store(ref sums, 0);
                sum01.Store(ref sums, V.Count);
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
                FinishFromMemory<V, TRows, TEpilogue>(ref sums, next, rows, row, 8, result, epilogue);
                continue;
            }

            nint target0 = result + rows.Result(row);
            epilogue.Finish(sum00, target0);
            epilogue.Finish(sum01, target0 + V.Count);
            nint target1 = result + rows.Result(row + 1);
            epilogue.Finish(sum10, target1);
            epilogue.Finish(sum11, target1 + V.Count);
            nint target2 = result + rows.Result(row + 2);
            epilogue.Finish(sum20, target2);
            epilogue.Finish(sum21, target2 + V.Count);
            nint target3 = result + rows.Result(row + 3);
            epilogue.Finish(sum30, target3);
            epilogue.Finish(sum31, target3 + V.Count);
            nint target4 = result + rows.Result(row + 4);
            epilogue.Finish(sum40, target4);
            epilogue.Finish(sum41, target4 + V.Count);
            nint target5 = result + rows.Result(row + 5);
            epilogue.Finish(sum50, target5);
            epilogue.Finish(sum51, target5 + V.Count);
            nint target6 = result + rows.Result(row + 6);
            epilogue.Finish(sum60, target6);
            epilogue.Finish(sum61, target6 + V.Count);
            nint target7 = result + rows.Result(row + 7);
            epilogue.Finish(sum70, target7);
            epilogue.Finish(sum71, target7 + V.Count);
        }
    }

    /// <summary>6 rows at a time, of at least as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void Of6<V, TRows, TSummands, TEpilogue>(
        ref float left, TRows rows, nint count, TSummands summands, ref float right, nint rightStride, nint column, nint result, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TRows : struct, ITileRows, allows ref struct
        where TSummands : struct, ISummands
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        Unsafe.SkipInit(out TileSums memory);
        for (nint next = 0; next < count; next += 6)
        {
            nint row = nint.Min(next, count - 6); // the last tile may overlap the one before
            V sum00 = epilogue.Start<V>(column), sum01 = epilogue.Start<V>(column + V.Count);
            V sum10 = sum00, sum11 = sum01;
            V sum20 = sum00, sum21 = sum01;
            V sum30 = sum00, sum31 = sum01;
            V sum40 = sum00, sum41 = sum01;
            V sum50 = sum00, sum51 = sum01;
            ref float rightRow = ref right;
            ref float left0 = ref rows.First(ref left, row);
            ref float left1 = ref rows.Next(ref left0, ref left, row + 1);
            ref float left2 = ref rows.Next(ref left1, ref left, row + 2);
            ref float left3 = ref rows.Next(ref left2, ref left, row + 3);
            ref float left4 = ref rows.Next(ref left3, ref left, row + 4);
            ref float left5 = ref rows.Next(ref left4, ref left, row + 5);
            for (nint outer = summands.Outer, outerOffset = 0; ; outerOffset += summands.OuterStep)
            {
                for (nint middle = summands.Middle, middleOffset = outerOffset; ; middleOffset += summands.MiddleStep)
                {
                    for (nint inner = summands.Inner, offset = middleOffset; inner > 0; inner--, offset += summands.InnerStep)
                    {
                        V right0 = V.Load(ref rightRow, 0), right1 = V.Load(ref rightRow, V.Count);
                        V factor0 = V.Broadcast(ref left0, offset);
                        sum00 = V.MultiplyAdd(factor0, right0, sum00);
                        sum01 = V.MultiplyAdd(factor0, right1, sum01);
                        V factor1 = V.Broadcast(ref left1, offset);
                        sum10 = V.MultiplyAdd(factor1, right0, sum10);
                        sum11 = V.MultiplyAdd(factor1, right1, sum11);
                        V factor2 = V.Broadcast(ref left2, offset);
                        sum20 = V.MultiplyAdd(factor2, right0, sum20);
                        sum21 = V.MultiplyAdd(factor2, right1, sum21);
                        V factor3 = V.Broadcast(ref left3, offset);
                        sum30 = V.MultiplyAdd(factor3, right0, sum30);
                        sum31 = V.MultiplyAdd(factor3, right1, sum31);
                        V factor4 = V.Broadcast(ref left4, offset);
                        sum40 = V.MultiplyAdd(factor4, right0, sum40);
                        sum41 = V.MultiplyAdd(factor4, right1, sum41);
                        V factor5 = V.Broadcast(ref left5, offset);
                        sum50 = V.MultiplyAdd(factor5, right0, sum50);
                        sum51 = V.MultiplyAdd(factor5, right1, sum51);
                        rightRow = ref Unsafe.Add(ref rightRow, rightStride);
                    }

                    if (TSummands.AreOneLoop || --middle == 0)
                        break;
                }

                if (TSummands.AreOneLoop || --outer == 0)
                    break;
            }

            if (TEpilogue.IsLong || row != next)
            {
                ref float sums = ref memory[0];
                sum00.Store(ref sums, 0);
                sum01.Store(ref sums, V.Count);
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
                FinishFromMemory<V, TRows, TEpilogue>(ref sums, next, rows, row, 6, result, epilogue);
                continue;
            }

            nint target0 = result + rows.Result(row);
            epilogue.Finish(sum00, target0);
            epilogue.Finish(sum01, target0 + V.Count);
            nint target1 = result + rows.Result(row + 1);
            epilogue.Finish(sum10, target1);
            epilogue.Finish(sum11, target1 + V.Count);
            nint target2 = result + rows.Result(row + 2);
            epilogue.Finish(sum20, target2);
            epilogue.Finish(sum21, target2 + V.Count);
            nint target3 = result + rows.Result(row + 3);
            epilogue.Finish(sum30, target3);
            epilogue.Finish(sum31, target3 + V.Count);
            nint target4 = result + rows.Result(row + 4);
            epilogue.Finish(sum40, target4);
            epilogue.Finish(sum41, target4 + V.Count);
            nint target5 = result + rows.Result(row + 5);
            epilogue.Finish(sum50, target5);
            epilogue.Finish(sum51, target5 + V.Count);
        }
    }

    // The rows that belong to this tile alone. A method of its own: the tile has the code of the epilogue 16 times already, or it is long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FinishFromMemory<V, TRows, TEpilogue>(ref float sums, nint next, TRows rows, nint first, nint count, nint result, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TRows : struct, ITileRows, allows ref struct
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (nint i = next - first; i < count; i++)
        {
            nint target = result + rows.Result(first + i);
            epilogue.Finish(V.Load(ref sums, 2 * i * V.Count), target);
            epilogue.Finish(V.Load(ref sums, (2 * i + 1) * V.Count), target + V.Count);
        }
    }
}
