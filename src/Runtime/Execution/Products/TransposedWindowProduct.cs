using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// A <see cref="WindowProduct"/> with a weight whose channels and filters are exchanged: the gradient of a convolution's input, or a
/// transposed convolution. The taps that are needed are transposed first.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TransposedWindowProduct
{
    /// <summary>Computes a member's share of the samples.</summary>
    /// <param name="left">The first sample of the operand over which the window slides.</param>
    /// <param name="leftFloats">The number of floats from one of its samples to the next.</param>
    /// <param name="windows">Where the windows begin.</param>
    /// <param name="summands">The loops over a window's values: its taps, and the filters of each.</param>
    /// <param name="weight">The weight, a <see cref="PanelMatrix"/> with the channels of each tap as rows and the filters as columns.</param>
    /// <param name="transposed">Memory for a matrix in panels with the filters of each needed tap as rows and the channels as columns.</param>
    /// <param name="taps">The needed taps, in the order of the summands.</param>
    /// <param name="allTaps">The number of taps of the weight.</param>
    /// <param name="filters">The number of filters of the weight.</param>
    /// <param name="channels">The number of channels of the weight; rows of the result are padded.</param>
    /// <param name="resultRows">The number of rows per sample of the result.</param>
    /// <param name="epilogue">Receives the sums.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, nint leftFloats, WindowRows windows, WindowSummands summands, ref float weight, ref float transposed, ReadOnlySpan<int> taps, int allTaps,
        int filters, int channels, nint resultRows, TEpilogue epilogue, Share share)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        PanelMatrix.TransposeTaps(ref weight, ref transposed, taps, allTaps, filters, channels, share);
        share.Meet();
        WindowProduct.Run<V, TEpilogue>(ref left, leftFloats, windows, summands, ref transposed, channels, resultRows, epilogue, share);
    }
}
