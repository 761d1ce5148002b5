using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// result[row, column] = Σ left[start(row) + k] · right[k, column]: windows of each sample, times a weight in panels. This computes a
/// convolution without copying its windows: each row of a register tile is a window, which can begin anywhere.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WindowProduct
{
    /// <summary>Computes a member's share of the samples.</summary>
    /// <param name="left">The first sample of the operand over which the window slides.</param>
    /// <param name="leftFloats">The number of floats from one of its samples to the next.</param>
    /// <param name="windows">Where the windows begin.</param>
    /// <param name="summands">The loops over a window's values.</param>
    /// <param name="right">The right operand, a <see cref="PanelMatrix"/> with a row for each of them.</param>
    /// <param name="columns">The number of its columns; rows of the result are padded.</param>
    /// <param name="resultRows">The number of rows per sample of the result.</param>
    /// <param name="epilogue">Receives the sums.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, nint leftFloats, WindowRows windows, WindowSummands summands, ref float right, nint columns, nint resultRows, TEpilogue epilogue,
        Share share)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (nint column = 0; column < Panels.Whole(columns); column += 2 * V.Count)
        {
            ref float panel = ref Unsafe.Add(ref right, Panels.Offset(column, summands.Count));
            Samples<V, TEpilogue>(ref left, leftFloats, windows, summands, ref panel, Panels.Columns, column, columns, resultRows, epilogue, share);
        }

        // On wider machines, the last panel is one vector of pairs of windows; where they are no pairs, two of 256 bits, as in the other products.
        for (nint column = Panels.Whole(columns); column < Panels.Pad(columns); column += 2 * V.Count)
        {
            ref float panel = ref Unsafe.Add(ref right, Panels.Offset(column, summands.Count));
            if (V.Count == V512.Count && windows.PairStep > 0 && windows.Count >= 2 * PairTile.Pairs)
                Pairs<V, TEpilogue>(ref left, leftFloats, windows, summands, ref panel, column, columns, resultRows, epilogue, share);
            else if (V.Count == V512.Count)
                Samples<V256, TEpilogue>(ref left, leftFloats, windows, summands, ref panel, Panels.LastColumns, column, columns, resultRows, epilogue, share);
            else
                Samples<V, TEpilogue>(ref left, leftFloats, windows, summands, ref panel, Panels.LastColumns, column, columns, resultRows, epilogue, share);
        }
    }

    // The last vector of columns of all samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Pairs<V, TEpilogue>(
        ref float left, nint leftFloats, WindowRows windows, WindowSummands summands, ref float panel, nint column, nint columns, nint resultRows,
        TEpilogue epilogue, Share share)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        nint stride = Panels.Pad(columns), end = share.FirstSample + share.OwnSamples;
        ListedRows rows = new(ref windows.First, stride);
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            PairTile.Run<V, ListedRows, WindowSummands, TEpilogue>(
                ref Unsafe.Add(ref left, sample * leftFloats), rows, windows.Count / 2, windows.PairStep, summands, ref panel, Panels.LastColumns, column,
                sample * resultRows * stride + column, epilogue);
        }
    }

    // Two vectors of columns of all samples: the part of the weight that they need stays in the first-level cache.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Samples<V, TEpilogue>(
        ref float left, nint leftFloats, WindowRows windows, WindowSummands summands, ref float panel, nint panelColumns, nint column, nint columns, nint resultRows,
        TEpilogue epilogue, Share share)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        nint stride = Panels.Pad(columns), end = share.FirstSample + share.OwnSamples;
        ListedRows rows = new(ref windows.First, stride);
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            RegisterTile.Run<V, ListedRows, WindowSummands, TEpilogue>(
                ref Unsafe.Add(ref left, sample * leftFloats), rows, windows.Count, summands, ref panel, panelColumns, column,
                sample * resultRows * stride + column, epilogue);
        }
    }
}
