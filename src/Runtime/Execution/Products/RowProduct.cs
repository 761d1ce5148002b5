using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>result[row, column] = Σ left[row, k] · right[k, column]: rows of samples, times a weight in panels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowProduct
{
    /// <summary>Computes a member's share.</summary>
    /// <param name="left">The first row of the left operand.</param>
    /// <param name="leftStride">The number of floats from one of its rows to the next.</param>
    /// <param name="right">The right operand, a <see cref="PanelMatrix"/>.</param>
    /// <param name="summands">The number of rows of the right operand.</param>
    /// <param name="columns">The number of its columns; rows of the result are padded.</param>
    /// <param name="epilogue">Receives the sums.</param>
    /// <param name="share">The member's share of the samples.</param>
    /// <param name="rowsPerSample">The number of rows per sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, nint leftStride, ref float right, nint summands, nint columns, TEpilogue epilogue, Share share, nint rowsPerSample = 1)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        nint stride = Panels.Pad(columns);
        nint firstRow = share.FirstSample * rowsPerSample, count = share.OwnSamples * rowsPerSample;
        left = ref Unsafe.Add(ref left, firstRow * leftStride);
        EvenRows rows = new(leftStride, stride);
        EvenSummands line = new(summands, 1);
        nint result = firstRow * stride;
        for (nint column = 0; column < Panels.Whole(columns); column += 2 * V.Count)
        {
            ref float panel = ref Unsafe.Add(ref right, Panels.Offset(column, summands));
            RegisterTile.Run<V, EvenRows, EvenSummands, TEpilogue>(ref left, rows, count, line, ref panel, Panels.Columns, column, result + column, epilogue);
        }

        // The last panel, where it is only 16 columns wide, runs at two 256-bit vectors even on wider machines: a single vector a row would
        // leave half of them idle.
        for (nint column = Panels.Whole(columns); column < stride; column += 2 * V.Count)
        {
            ref float panel = ref Unsafe.Add(ref right, Panels.Offset(column, summands));
            if (V.Count == V512.Count)
                RegisterTile.Run<V256, EvenRows, EvenSummands, TEpilogue>(ref left, rows, count, line, ref panel, Panels.LastColumns, column, result + column, epilogue);
            else
                RegisterTile.Run<V, EvenRows, EvenSummands, TEpilogue>(ref left, rows, count, line, ref panel, Panels.LastColumns, column, result + column, epilogue);
        }
    }
}
