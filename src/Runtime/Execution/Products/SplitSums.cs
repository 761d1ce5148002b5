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
        nint step = summands.InnerStep;
        for (nint row = 0; row < count; row++)
        {
            V sum00 = epilogue.Start<V>(column), sum01 = epilogue.Start<V>(column + V.Count);
            V sum10 = V.Zero, sum11 = V.Zero, sum20 = V.Zero, sum21 = V.Zero, sum30 = V.Zero, sum31 = V.Zero;
            ref float first = ref rows.First(ref left, row);
            ref float rightRow = ref right;
            for (nint outer = 0; ;)
            {
                for (nint middle = 0; ;)
                {
                    ref float factors = ref Unsafe.Add(ref first, outer * summands.OuterStep + middle * summands.MiddleStep);
                    nint rest = summands.Inner;
                    for (; rest >= Chains; rest -= Chains)
                    {
                        V factor0 = V.Broadcast(ref factors, 0), factor1 = V.Broadcast(ref factors, step);
                        V factor2 = V.Broadcast(ref factors, 2 * step), factor3 = V.Broadcast(ref factors, 3 * step);
                        sum00 = V.MultiplyAdd(factor0, V.Load(ref rightRow, 0), sum00);
                        sum01 = V.MultiplyAdd(factor0, V.Load(ref rightRow, V.Count), sum01);
                        sum10 = V.MultiplyAdd(factor1, V.Load(ref rightRow, rightStride), sum10);
                        sum11 = V.MultiplyAdd(factor1, V.Load(ref rightRow, rightStride + V.Count), sum11);
                        sum20 = V.MultiplyAdd(factor2, V.Load(ref rightRow, 2 * rightStride), sum20);
                        sum21 = V.MultiplyAdd(factor2, V.Load(ref rightRow, 2 * rightStride + V.Count), sum21);
                        sum30 = V.MultiplyAdd(factor3, V.Load(ref rightRow, 3 * rightStride), sum30);
                        sum31 = V.MultiplyAdd(factor3, V.Load(ref rightRow, 3 * rightStride + V.Count), sum31);
                        factors = ref Unsafe.Add(ref factors, Chains * step);
                        rightRow = ref Unsafe.Add(ref rightRow, Chains * rightStride);
                    }

                    for (; rest > 0; rest--)
                    {
                        V factor = V.Broadcast(ref factors, 0);
                        sum00 = V.MultiplyAdd(factor, V.Load(ref rightRow, 0), sum00);
                        sum01 = V.MultiplyAdd(factor, V.Load(ref rightRow, V.Count), sum01);
                        factors = ref Unsafe.Add(ref factors, step);
                        rightRow = ref Unsafe.Add(ref rightRow, rightStride);
                    }

                    if (TSummands.AreOneLoop || ++middle == summands.Middle)
                        break;
                }

                if (TSummands.AreOneLoop || ++outer == summands.Outer)
                    break;
            }

            nint target = result + rows.Result(row);
            epilogue.Finish((sum00 + sum10) + (sum20 + sum30), target);
            epilogue.Finish((sum01 + sum11) + (sum21 + sum31), target + V.Count);
        }
    }
}
