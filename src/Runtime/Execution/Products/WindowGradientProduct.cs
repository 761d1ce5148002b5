using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// result[row, column] = Σ left[start(row) + k] · right[k, column], summed over all positions of the window in all samples: the gradient of a
/// convolution's weight in panels. A row is a value of the window.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WindowGradientProduct
{
    /// <summary>Computes a member's share of the result's rows.</summary>
    /// <param name="left">The first sample of the operand over which the window slides.</param>
    /// <param name="values">The locations of the first window's values.</param>
    /// <param name="summands">The loops over the samples and the positions of each.</param>
    /// <param name="right">The first row of the right operand, which has one for each position of each sample.</param>
    /// <param name="columns">The number of its columns; its rows are padded.</param>
    /// <param name="epilogue">Receives the sums.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, WindowRows values, WindowSummands summands, ref float right, nint columns, TEpilogue epilogue, Share share)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        nint stride = Panels.Pad(columns);
        (nint firstRow, nint endRow) = share.Rows(values.Count);
        ref RowStart first = ref Unsafe.Add(ref values.First, firstRow);
        nint count = endRow - firstRow;
        for (nint column = 0; column < Panels.Whole(columns); column += 2 * V.Count)
        {
            GradientProduct.Columns<V, ListedRows, WindowSummands, TEpilogue>(
                ref left, new(ref first, Panels.Columns), count, summands, ref Unsafe.Add(ref right, column), stride, column,
                Panels.Offset(column, values.Count), epilogue);
        }

        // As in the other products, the last panel runs at two 256-bit vectors on wider machines.
        for (nint column = Panels.Whole(columns); column < stride; column += 2 * V.Count)
        {
            ListedRows rows = new(ref first, Panels.LastColumns);
            ref float vectors = ref Unsafe.Add(ref right, column);
            nint result = Panels.Offset(column, values.Count);
            if (V.Count == V512.Count)
                GradientProduct.Columns<V256, ListedRows, WindowSummands, TEpilogue>(ref left, rows, count, summands, ref vectors, stride, column, result, epilogue);
            else
                GradientProduct.Columns<V, ListedRows, WindowSummands, TEpilogue>(ref left, rows, count, summands, ref vectors, stride, column, result, epilogue);
        }
    }
}
