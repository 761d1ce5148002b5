using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// The rows of a <see cref="TransposedProduct"/> one by one, where they are too few to pay for the transposition: each element is the dot
/// product of a row with a stored row of the weight, four of them at once.
/// </summary>
internal static class DotProducts
{
    private const int Block = 4;

    /// <param name="left">The first row of the left operand, padded with zeros.</param>
    /// <param name="summands">The number of columns of both operands, padded, and floats from one row of the left one to the next.</param>
    /// <param name="rows">The number of rows of the left operand.</param>
    /// <param name="right">The right operand, a <see cref="PanelMatrix"/>.</param>
    /// <param name="columns">Its rows, which are columns of the result.</param>
    /// <param name="resultStride">The number of floats from one row of the result to the next: its columns, padded.</param>
    /// <param name="epilogue">Receives the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, nint summands, nint rows, ref float right, nint columns, nint resultStride, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float leftRow = ref Unsafe.Add(ref left, row * summands);
            nint resultRow = row * resultStride, column = 0;
            for (; column < columns; column += Block)
            {
                // What does not exist repeats the last column, and is left out in the end.
                nint last = columns - 1 - column;
                nint column1 = nint.Min(1, last), column2 = nint.Min(2, last), column3 = nint.Min(3, last);
                V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
                for (nint k = 0; k < Panels.Whole(summands); k += V.Count)
                {
                    V factor = V.Load(ref leftRow, k);
                    ref float panel = ref Unsafe.Add(ref right, Panels.Offset(k, columns) + column * Panels.Columns);
                    sum0 = V.MultiplyAdd(factor, V.Load(ref panel, 0), sum0);
                    sum1 = V.MultiplyAdd(factor, V.Load(ref panel, column1 * Panels.Columns), sum1);
                    sum2 = V.MultiplyAdd(factor, V.Load(ref panel, column2 * Panels.Columns), sum2);
                    sum3 = V.MultiplyAdd(factor, V.Load(ref panel, column3 * Panels.Columns), sum3);
                }

                for (nint k = Panels.Whole(summands); k < summands; k += V.Count)
                {
                    V factor = V.Load(ref leftRow, k);
                    ref float panel = ref Unsafe.Add(ref right, Panels.Offset(k, columns) + column * Panels.LastColumns);
                    sum0 = V.MultiplyAdd(factor, V.Load(ref panel, 0), sum0);
                    sum1 = V.MultiplyAdd(factor, V.Load(ref panel, column1 * Panels.LastColumns), sum1);
                    sum2 = V.MultiplyAdd(factor, V.Load(ref panel, column2 * Panels.LastColumns), sum2);
                    sum3 = V.MultiplyAdd(factor, V.Load(ref panel, column3 * Panels.LastColumns), sum3);
                }

                V128 sums = V.SumEach(sum0, last < 1 ? V.Zero : sum1, last < 2 ? V.Zero : sum2, last < 3 ? V.Zero : sum3);
                epilogue.Finish(sums + epilogue.Start<V128>(column), resultRow + column);
            }

            for (; column < resultStride; column += Block)
                epilogue.Finish(epilogue.Start<V128>(column), resultRow + column);
        }
    }
}
