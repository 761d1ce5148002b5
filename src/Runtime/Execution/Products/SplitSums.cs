using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Two vectors of columns of any number of rows of a product, row by row, where they are too few for a register tile: each sum is split into
/// four chains that do not wait for each other.
/// </summary>
internal static class SplitSums
{
    private const int Chains = 4;

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
        for (nint row = 0; row < rows; row++)
        {
            V sum00 = epilogue.Start<V>(column), sum01 = epilogue.Start<V>(column + V.Count);
            V sum10 = V.Zero, sum11 = V.Zero, sum20 = V.Zero, sum21 = V.Zero, sum30 = V.Zero, sum31 = V.Zero;
            ref float factors = ref Unsafe.Add(ref left, row * leftStride);
            ref float rightRow = ref right;
            nint rest = summands;
            for (; rest >= Chains; rest -= Chains)
            {
                V factor0 = V.Broadcast(ref factors, 0), factor1 = V.Broadcast(ref factors, leftStep);
                V factor2 = V.Broadcast(ref factors, 2 * leftStep), factor3 = V.Broadcast(ref factors, 3 * leftStep);
                sum00 = V.MultiplyAdd(factor0, V.Load(ref rightRow, 0), sum00);
                sum01 = V.MultiplyAdd(factor0, V.Load(ref rightRow, V.Count), sum01);
                sum10 = V.MultiplyAdd(factor1, V.Load(ref rightRow, rightStride), sum10);
                sum11 = V.MultiplyAdd(factor1, V.Load(ref rightRow, rightStride + V.Count), sum11);
                sum20 = V.MultiplyAdd(factor2, V.Load(ref rightRow, 2 * rightStride), sum20);
                sum21 = V.MultiplyAdd(factor2, V.Load(ref rightRow, 2 * rightStride + V.Count), sum21);
                sum30 = V.MultiplyAdd(factor3, V.Load(ref rightRow, 3 * rightStride), sum30);
                sum31 = V.MultiplyAdd(factor3, V.Load(ref rightRow, 3 * rightStride + V.Count), sum31);
                factors = ref Unsafe.Add(ref factors, Chains * leftStep);
                rightRow = ref Unsafe.Add(ref rightRow, Chains * rightStride);
            }

            for (; rest > 0; rest--)
            {
                V factor = V.Broadcast(ref factors, 0);
                sum00 = V.MultiplyAdd(factor, V.Load(ref rightRow, 0), sum00);
                sum01 = V.MultiplyAdd(factor, V.Load(ref rightRow, V.Count), sum01);
                factors = ref Unsafe.Add(ref factors, leftStep);
                rightRow = ref Unsafe.Add(ref rightRow, rightStride);
            }

            nint target = result + row * resultStride;
            epilogue.Finish((sum00 + sum10) + (sum20 + sum30), target);
            epilogue.Finish((sum01 + sum11) + (sum21 + sum31), target + V.Count);
        }
    }
}
