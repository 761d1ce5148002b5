using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>result[row, column] = Σ left[k, row] · right[k, column], summed over the rows of samples: the gradient of a weight in panels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientProduct
{
    /// <summary>Computes a member's share of the result's rows.</summary>
    /// <param name="left">The first row of the left operand.</param>
    /// <param name="leftStride">The number of floats from one of its rows to the next.</param>
    /// <param name="rows">The number of its columns, which are the rows of the result.</param>
    /// <param name="right">The first row of the right operand.</param>
    /// <param name="columns">The number of its columns; its rows are padded.</param>
    /// <param name="epilogue">Receives the sums.</param>
    /// <param name="share">The member's share.</param>
    /// <param name="rowsPerSample">The number of rows per sample in both operands.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, nint leftStride, nint rows, ref float right, nint columns, TEpilogue epilogue, Share share, nint rowsPerSample = 1)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        nint stride = Panels.Pad(columns);
        nint summands = share.Samples * rowsPerSample;
        (nint firstRow, nint endRow) = share.Rows(rows);
        if (summands == 1)
        {
            OuterProduct.Run<V, TEpilogue>(ref left, firstRow, endRow, rows, ref right, columns, epilogue);
            return;
        }

        left = ref Unsafe.Add(ref left, firstRow);
        EvenSummands line = new(summands, leftStride);
        nint count = endRow - firstRow;
        for (nint column = 0; column < Panels.Whole(columns); column += 2 * V.Count)
        {
            nint result = Panels.Offset(column, rows) + firstRow * Panels.Columns;
            Columns<V, EvenRows, EvenSummands, TEpilogue>(
                ref left, new(1, Panels.Columns), count, line, ref Unsafe.Add(ref right, column), stride, column, result, epilogue);
        }

        // As in the other products, the last panel runs at two 256-bit vectors on wider machines.
        for (nint column = Panels.Whole(columns); column < stride; column += 2 * V.Count)
        {
            ref float vectors = ref Unsafe.Add(ref right, column);
            EvenRows tiles = new(1, Panels.LastColumns);
            nint result = Panels.Offset(column, rows) + firstRow * Panels.LastColumns;
            if (V.Count == V512.Count)
                Columns<V256, EvenRows, EvenSummands, TEpilogue>(ref left, tiles, count, line, ref vectors, stride, column, result, epilogue);
            else
                Columns<V, EvenRows, EvenSummands, TEpilogue>(ref left, tiles, count, line, ref vectors, stride, column, result, epilogue);
        }
    }

    // A method of its own, because the code of the epilogue may be long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Columns<V, TRows, TSummands, TEpilogue>(
        ref float left, TRows rows, nint count, TSummands summands, ref float right, nint rightStride, nint column, nint result, TEpilogue epilogue)
        where V : struct, IVector<V>
        where TRows : struct, ITileRows, allows ref struct
        where TSummands : struct, ISummands
        where TEpilogue : struct, IEpilogue, allows ref struct =>
        RegisterTile.Run<V, TRows, TSummands, TEpilogue>(ref left, rows, count, summands, ref right, rightStride, column, result, epilogue);
}
