using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// The gradients of some keys and values of a head, which are in the lanes of two vectors, and what they add to the gradients of the queries. The
/// probabilities are computed again from the scores and what normalises them, in blocks of queries.
/// </summary>
/// <remarks>Dao, FlashAttention-2: Faster attention with better parallelism and work partitioning, 2023.</remarks>
internal static class KeyBlock
{
    /// <summary>Computes the gradients of the keys and values, and adds to those of the queries.</summary>
    /// <param name="head">The queries of the head's first step; keys and values lie behind them.</param>
    /// <param name="outputGradients">The gradients of the head's outputs, from the first step on.</param>
    /// <param name="normalizers">The binary logarithm of the sum of each query's exponentials.</param>
    /// <param name="products">The product of each query's output with its gradient.</param>
    /// <param name="queryGradients">The gradients of the queries, to add to: padded rows of their own, less the scale.</param>
    /// <param name="gradients">Receives the gradients of keys and values; it begins as the head does.</param>
    /// <param name="scratch">Scratch memory.</param>
    /// <param name="first">The first of the keys.</param>
    /// <param name="count">How many there are, at most two vectors.</param>
    /// <param name="shape">The shape.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(
        ref float head, ref float outputGradients, ref float normalizers, ref float products, ref float queryGradients, ref float gradients,
        ref float scratch, nint first, nint count, in AttentionShape shape)
        where V : struct, IVector<V>
    {
        nint lanes = 2 * V.Count, size = shape.HeadSize, stride = shape.ProjectionFloats, gradientStride = shape.OutputFloats;
        ref float keys = ref scratch;
        ref float values = ref Unsafe.Add(ref keys, size * lanes);
        ref float keyGradients = ref Unsafe.Add(ref values, size * lanes);
        ref float valueGradients = ref Unsafe.Add(ref keyGradients, size * lanes);
        ref float keyRows = ref Unsafe.Add(ref valueGradients, size * lanes);
        ref float probabilities = ref Unsafe.Add(ref keyRows, shape.HeadFloats * lanes);
        ref float slopes = ref Unsafe.Add(ref probabilities, nint.Min(AttentionScratch.Rows, shape.Steps) * lanes);
        nint key = first * stride + shape.Features, value = key + shape.Features;
        HeadPanel.Pack<V>(ref Unsafe.Add(ref head, key), stride, count, size, shape.BinaryScale, ref keys);
        HeadPanel.Pack<V>(ref Unsafe.Add(ref head, value), stride, count, size, scale: 1, ref values);
        HeadRows.Pack<V>(ref Unsafe.Add(ref head, key), stride, count, size, ref keyRows);

        nint start = shape.IsCausal ? first : 0;
        for (nint query = start; query < shape.Steps; query += AttentionScratch.Rows)
        {
            nint rows = nint.Min(AttentionScratch.Rows, shape.Steps - query);
            ref float queries = ref Unsafe.Add(ref head, query * stride);
            ref float given = ref Unsafe.Add(ref outputGradients, query * gradientStride);
            HeadProduct.OfRows<V, StoreSums>(ref queries, stride, rows, size, ref keys, new(ref probabilities));
            if (shape.IsCausal)
                CausalMask.OfQueries<V>(ref probabilities, rows, query - first);
            HeadProduct.OfRows<V, StoreSums>(ref given, gradientStride, rows, size, ref values, new(ref slopes));
            Differentiate<V>(ref probabilities, ref slopes, ref Unsafe.Add(ref normalizers, query), ref Unsafe.Add(ref products, query), rows);
            if (query == start)
            {
                HeadProduct.OfColumns<V, StoreSums>(ref given, gradientStride, rows, size, ref probabilities, new(ref valueGradients));
                HeadProduct.OfColumns<V, StoreSums>(ref queries, stride, rows, size, ref slopes, new(ref keyGradients));
            }
            else
            {
                HeadProduct.OfColumns<V, GradientEpilogue<Accumulate>>(ref given, gradientStride, rows, size, ref probabilities, new(ref valueGradients, default));
                HeadProduct.OfColumns<V, GradientEpilogue<Accumulate>>(ref queries, stride, rows, size, ref slopes, new(ref keyGradients, default));
            }

            HeadRows.AddProduct<V>(ref slopes, rows, count, ref keyRows, size, ref Unsafe.Add(ref queryGradients, query * shape.HeadFloats));
        }

        HeadPanel.Scale<V>(ref keyGradients, size, shape.Scale);
        HeadPanel.Unpack<V>(ref keyGradients, size, ref Unsafe.Add(ref gradients, key), stride, count);
        HeadPanel.Unpack<V>(ref valueGradients, size, ref Unsafe.Add(ref gradients, value), stride, count);
    }

    /// <summary>Makes scores probabilities, and the gradients of the probabilities those of the scores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Differentiate<V>(ref float scores, ref float gradients, ref float normalizers, ref float products, nint rows)
        where V : struct, IVector<V>
    {
        nint i = 0;
        for (nint row = 0; row < rows; row++)
        {
            V normalizer = V.Broadcast(ref normalizers, row), product = V.Broadcast(ref products, row);
            V probability0 = VectorMath.Exp2(V.Load(ref scores, i) - normalizer);
            V probability1 = VectorMath.Exp2(V.Load(ref scores, i + V.Count) - normalizer);
            probability0.Store(ref scores, i);
            probability1.Store(ref scores, i + V.Count);
            ((V.Load(ref gradients, i) - product) * probability0).Store(ref gradients, i);
            ((V.Load(ref gradients, i + V.Count) - product) * probability1).Store(ref gradients, i + V.Count);
            i += 2 * V.Count;
        }
    }
}
