using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>A table with a row for each token of a vocabulary, and its gradient. Rows are padded, and their columns are in the lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddingTable
{
    /// <summary>Copies the row of each token for a member's share of the samples.</summary>
    /// <param name="tokens">The first sample's tokens, each of which has a row.</param>
    /// <param name="table">The first row.</param>
    /// <param name="results">Receives the rows.</param>
    /// <param name="steps">The number of tokens per sample.</param>
    /// <param name="columns">The number of values per row.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<V>(ref int tokens, ref float table, ref float results, int steps, int columns, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(columns), end = (share.FirstSample + share.OwnSamples) * steps;
        for (nint i = share.FirstSample * steps; i < end; i++)
        {
            ref float row = ref Unsafe.Add(ref table, Unsafe.Add(ref tokens, i) * stride);
            ref float result = ref Unsafe.Add(ref results, i * stride);
            for (nint column = 0; column < stride; column += V.Count)
                V.Load(ref row, column).Store(ref result, column);
        }
    }

    /// <summary>
    /// Computes the gradient of the table of <see cref="Gather"/> for a member's share of the rows: each row is the sum of the gradients of the results
    /// that it was copied to, in their order.
    /// </summary>
    /// <param name="tokens">The first sample's tokens.</param>
    /// <param name="gradients">The gradient of the first result.</param>
    /// <param name="tableGradient">Receives the gradient.</param>
    /// <param name="steps">The number of tokens per sample.</param>
    /// <param name="rows">The number of rows of the table.</param>
    /// <param name="columns">The number of values per row.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter<V>(ref int tokens, ref float gradients, ref float tableGradient, int steps, int rows, int columns, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(columns), count = (nint)share.Samples * steps;
        (nint first, nint end) = share.Of(rows);
        for (nint place = first * stride; place < end * stride; place += V.Count)
            V.Zero.Store(ref tableGradient, place);
        for (nint i = 0; i < count; i++)
        {
            nint row = Unsafe.Add(ref tokens, i);
            if (row < first || row >= end)
                continue;
            ref float sum = ref Unsafe.Add(ref tableGradient, row * stride);
            ref float gradient = ref Unsafe.Add(ref gradients, i * stride);
            for (nint column = 0; column < stride; column += V.Count)
                (V.Load(ref sum, column) + V.Load(ref gradient, column)).Store(ref sum, column);
        }
    }
}
