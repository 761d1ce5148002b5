using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// result[row, column] = Σ left[row, k] · right[column, k]: rows of samples, times the transpose of a weight in panels. For a batch,
/// the weight is transposed first.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TransposedProduct
{
    /// <summary>Computes a member's share.</summary>
    /// <param name="left">The first row of the left operand, padded with zeros.</param>
    /// <param name="right">The right operand, a <see cref="PanelMatrix"/>.</param>
    /// <param name="transposed">Memory for its transpose, also in panels.</param>
    /// <param name="summands">The number of columns of both operands.</param>
    /// <param name="columns">The number of rows of the right operand; rows of the result are padded.</param>
    /// <param name="epilogue">Receives the sums.</param>
    /// <param name="share">The member's share of the samples.</param>
    /// <param name="rowsPerSample">The number of rows per sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TEpilogue>(
        ref float left, ref float right, ref float transposed, nint summands, nint columns, TEpilogue epilogue, Share share, nint rowsPerSample = 1)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        nint leftStride = Panels.Pad(summands);
        if (share.Samples * rowsPerSample < RegisterTile.NarrowRows)
        {
            nint rows = share.OwnSamples * rowsPerSample;
            DotProducts.Run<V, TEpilogue>(ref left, leftStride, rows, ref right, columns, Panels.Pad(columns), epilogue);
            return;
        }

        Batch<V, TEpilogue>(ref left, ref right, ref transposed, summands, columns, epilogue, share, rowsPerSample);
    }

    // A method of its own: the JIT stops inlining in a method that both ways make too long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Batch<V, TEpilogue>(
        ref float left, ref float right, ref float transposed, nint summands, nint columns, TEpilogue epilogue, Share share, nint rowsPerSample)
        where V : struct, IVector<V>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        PanelMatrix.Transpose(ref right, ref transposed, (int)columns, (int)summands, share);
        share.Meet();
        RowProduct.Run<V, TEpilogue>(ref left, Panels.Pad(summands), ref transposed, summands, columns, epilogue, share, rowsPerSample);
    }
}
