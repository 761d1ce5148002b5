using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Two vectors of columns of any number of rows of a product, a few rows at a time: their sums stay in registers over the loop over the
/// summands. A machine with 32 vector registers holds the sums of 8 rows, one with 16 those of 6.
/// </summary>
internal static class RegisterTile
{
    /// <summary>Rows of a tile where there are 32 vector registers: 16 sums, two vectors and a factor.</summary>
    private const int WideRows = 8;

    /// <summary>Rows of a tile where there are 16 vector registers: 12 sums, two vectors and a factor.</summary>
    public const int NarrowRows = 6;

    /// <param name="left">The operand that is broadcast.</param>
    /// <param name="leftStride">Floats from one of its rows to the next.</param>
    /// <param name="leftStep">Floats from one of a row's summands to the next.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="right">The first summand's two vectors.</param>
    /// <param name="rightStride">Floats to those of the next summand.</param>
    /// <param name="summands">How many summands there are.</param>
    /// <param name="column">The first column.</param>
    /// <param name="result">Floats from the first element of the result to the first of these.</param>
    /// <param name="resultStride">Floats from one row of the result to the next.</param>
    /// <param name="epilogue">What becomes of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, nint leftStride, nint leftStep, nint rows, ref float right, nint rightStride, nint summands, nint column, nint result,
        nint resultStride, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        if (rows < NarrowRows)
            SplitSums.Run<V, TEpilogue>(ref left, leftStride, leftStep, rows, ref right, rightStride, summands, column, result, resultStride, epilogue);
        else if (V.Count == V512.Count && rows >= WideRows)
            Of8<V, TEpilogue>(ref left, leftStride, leftStep, rows, ref right, rightStride, summands, column, result, resultStride, epilogue);
        else
            Of6<V, TEpilogue>(ref left, leftStride, leftStep, rows, ref right, rightStride, summands, column, result, resultStride, epilogue);
    }

    /// <summary>8 rows at a time, of at least as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void Of8<V, TEpilogue>(
        ref float left, nint leftStride, nint leftStep, nint rows, ref float right, nint rightStride, nint summands, nint column, nint result,
        nint resultStride, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        Unsafe.SkipInit(out TileSums memory);
        for (nint next = 0; next < rows; next += 8)
        {
            nint row = nint.Min(next, rows - 8); // the last tile may overlap the one before
            V sum00 = epilogue.Start<V>(column), sum01 = epilogue.Start<V>(column + V.Count);
            V sum10 = sum00, sum11 = sum01;
            V sum20 = sum00, sum21 = sum01;
            V sum30 = sum00, sum31 = sum01;
            V sum40 = sum00, sum41 = sum01;
            V sum50 = sum00, sum51 = sum01;
            V sum60 = sum00, sum61 = sum01;
            V sum70 = sum00, sum71 = sum01;
            ref float rightRow = ref right;
            ref float left0 = ref Unsafe.Add(ref left, row * leftStride);
            ref float left1 = ref Unsafe.Add(ref left0, leftStride);
            ref float left2 = ref Unsafe.Add(ref left1, leftStride);
            ref float left3 = ref Unsafe.Add(ref left2, leftStride);
            ref float left4 = ref Unsafe.Add(ref left3, leftStride);
            ref float left5 = ref Unsafe.Add(ref left4, leftStride);
            ref float left6 = ref Unsafe.Add(ref left5, leftStride);
            ref float left7 = ref Unsafe.Add(ref left6, leftStride);
            for (nint k = summands, offset = 0; k > 0; k--, offset += leftStep)
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

            nint target = result + row * resultStride;
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
                FinishFromMemory<V, TEpilogue>(ref sums, next - row, 8, target, resultStride, epilogue);
                continue;
            }

            epilogue.Finish(sum00, target);
            epilogue.Finish(sum01, target + V.Count);
            epilogue.Finish(sum10, target + resultStride);
            epilogue.Finish(sum11, target + resultStride + V.Count);
            epilogue.Finish(sum20, target + 2 * resultStride);
            epilogue.Finish(sum21, target + 2 * resultStride + V.Count);
            epilogue.Finish(sum30, target + 3 * resultStride);
            epilogue.Finish(sum31, target + 3 * resultStride + V.Count);
            epilogue.Finish(sum40, target + 4 * resultStride);
            epilogue.Finish(sum41, target + 4 * resultStride + V.Count);
            epilogue.Finish(sum50, target + 5 * resultStride);
            epilogue.Finish(sum51, target + 5 * resultStride + V.Count);
            epilogue.Finish(sum60, target + 6 * resultStride);
            epilogue.Finish(sum61, target + 6 * resultStride + V.Count);
            epilogue.Finish(sum70, target + 7 * resultStride);
            epilogue.Finish(sum71, target + 7 * resultStride + V.Count);
        }
    }

    /// <summary>6 rows at a time, of at least as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void Of6<V, TEpilogue>(
        ref float left, nint leftStride, nint leftStep, nint rows, ref float right, nint rightStride, nint summands, nint column, nint result,
        nint resultStride, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        Unsafe.SkipInit(out TileSums memory);
        for (nint next = 0; next < rows; next += 6)
        {
            nint row = nint.Min(next, rows - 6); // the last tile may overlap the one before
            V sum00 = epilogue.Start<V>(column), sum01 = epilogue.Start<V>(column + V.Count);
            V sum10 = sum00, sum11 = sum01;
            V sum20 = sum00, sum21 = sum01;
            V sum30 = sum00, sum31 = sum01;
            V sum40 = sum00, sum41 = sum01;
            V sum50 = sum00, sum51 = sum01;
            ref float rightRow = ref right;
            ref float left0 = ref Unsafe.Add(ref left, row * leftStride);
            ref float left1 = ref Unsafe.Add(ref left0, leftStride);
            ref float left2 = ref Unsafe.Add(ref left1, leftStride);
            ref float left3 = ref Unsafe.Add(ref left2, leftStride);
            ref float left4 = ref Unsafe.Add(ref left3, leftStride);
            ref float left5 = ref Unsafe.Add(ref left4, leftStride);
            for (nint k = summands, offset = 0; k > 0; k--, offset += leftStep)
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

            nint target = result + row * resultStride;
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
                FinishFromMemory<V, TEpilogue>(ref sums, next - row, 6, target, resultStride, epilogue);
                continue;
            }

            epilogue.Finish(sum00, target);
            epilogue.Finish(sum01, target + V.Count);
            epilogue.Finish(sum10, target + resultStride);
            epilogue.Finish(sum11, target + resultStride + V.Count);
            epilogue.Finish(sum20, target + 2 * resultStride);
            epilogue.Finish(sum21, target + 2 * resultStride + V.Count);
            epilogue.Finish(sum30, target + 3 * resultStride);
            epilogue.Finish(sum31, target + 3 * resultStride + V.Count);
            epilogue.Finish(sum40, target + 4 * resultStride);
            epilogue.Finish(sum41, target + 4 * resultStride + V.Count);
            epilogue.Finish(sum50, target + 5 * resultStride);
            epilogue.Finish(sum51, target + 5 * resultStride + V.Count);
        }
    }

    // The rows that belong to this tile alone. A method of its own: the tile has the code of the epilogue 16 times already, or it is long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FinishFromMemory<V, TEpilogue>(ref float sums, nint first, nint end, nint target, nint resultStride, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (nint row = first; row < end; row++)
        {
            epilogue.Finish(V.Load(ref sums, 2 * row * V.Count), target + row * resultStride);
            epilogue.Finish(V.Load(ref sums, (2 * row + 1) * V.Count), target + row * resultStride + V.Count);
        }
    }
}
