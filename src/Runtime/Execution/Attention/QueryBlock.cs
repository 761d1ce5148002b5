using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// The outputs of some queries of a head, which are in the lanes of two vectors: no sum over keys goes across lanes. The scores come in blocks of
/// keys; a block that has larger scores than those before it first makes the sums so far smaller.
/// </summary>
/// <remarks>
/// Milakov and Gimelshein, Online normalizer calculation for softmax, 2018; Dao et al., FlashAttention: Fast and memory-efficient exact attention with
/// IO-awareness, 2022.
/// </remarks>
internal static class QueryBlock
{
    /// <summary>Computes the outputs.</summary>
    /// <param name="head">The queries of the head's first step; keys and values lie behind them.</param>
    /// <param name="outputs">Receives the outputs, from the head's first step on.</param>
    /// <param name="normalizers">Receives the binary logarithm of the sum of each query's exponentials, from the first step on.</param>
    /// <param name="scratch">Scratch memory.</param>
    /// <param name="first">The first of the queries.</param>
    /// <param name="count">How many there are, at most two vectors.</param>
    /// <param name="shape">The shape.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float head, ref float outputs, ref float normalizers, ref float scratch, nint first, nint count, in AttentionShape shape)
        where V : struct, IVector<V>
    {
        nint lanes = 2 * V.Count, size = shape.HeadSize, stride = shape.ProjectionFloats, steps = shape.IsCausal ? first + count : shape.Steps;
        ref float queries = ref scratch;
        ref float sums = ref Unsafe.Add(ref queries, size * lanes);
        ref float factors = ref Unsafe.Add(ref sums, size * lanes);
        ref float scores = ref Unsafe.Add(ref factors, lanes);
        ref float keys = ref Unsafe.Add(ref head, shape.Features);
        ref float values = ref Unsafe.Add(ref keys, shape.Features);
        HeadPanel.Pack<V>(ref Unsafe.Add(ref head, first * stride), stride, count, size, shape.BinaryScale, ref queries);

        V largest0 = V.Create(float.NegativeInfinity), largest1 = largest0, total0 = V.Zero, total1 = V.Zero;
        for (nint key = 0; key < steps; key += AttentionScratch.Rows)
        {
            nint rows = nint.Min(AttentionScratch.Rows, steps - key);
            HeadProduct.OfRows<V, StoreSums>(ref Unsafe.Add(ref keys, key * stride), stride, rows, size, ref queries, new(ref scores));
            if (shape.IsCausal)
                CausalMask.OfKeys<V>(ref scores, rows, key - first);

            V before0 = largest0, before1 = largest1;
            for (nint i = 0; i < rows * lanes; i += lanes)
            {
                largest0 = V.Max(largest0, V.Load(ref scores, i));
                largest1 = V.Max(largest1, V.Load(ref scores, i + V.Count));
            }

            V factor0 = VectorMath.Exp2(before0 - largest0), factor1 = VectorMath.Exp2(before1 - largest1);
            total0 *= factor0;
            total1 *= factor1;
            for (nint i = 0; i < rows * lanes; i += lanes)
            {
                V weight0 = VectorMath.Exp2(V.Load(ref scores, i) - largest0), weight1 = VectorMath.Exp2(V.Load(ref scores, i + V.Count) - largest1);
                weight0.Store(ref scores, i);
                weight1.Store(ref scores, i + V.Count);
                total0 += weight0;
                total1 += weight1;
            }

            ref float value = ref Unsafe.Add(ref values, key * stride);
            if (key == 0)
            {
                HeadProduct.OfColumns<V, StoreSums>(ref value, stride, rows, size, ref scores, new(ref sums));
                continue;
            }

            factor0.Store(ref factors, 0);
            factor1.Store(ref factors, V.Count);
            HeadProduct.OfColumns<V, AddToScaled>(ref value, stride, rows, size, ref scores, new(ref sums, ref factors));
        }

        V share0 = V.Create(1) / total0, share1 = V.Create(1) / total1;
        for (nint i = 0; i < size * lanes; i += lanes)
        {
            (V.Load(ref sums, i) * share0).Store(ref sums, i);
            (V.Load(ref sums, i + V.Count) * share1).Store(ref sums, i + V.Count);
        }

        HeadPanel.Unpack<V>(ref sums, size, ref Unsafe.Add(ref outputs, first * shape.OutputFloats), shape.OutputFloats, count);
        V binary = V.Create(1 / MathF.Log(2));
        (largest0 + VectorMath.Log(total0) * binary).StoreFirst(ref normalizers, first, (int)nint.Min(count, V.Count));
        (largest1 + VectorMath.Log(total1) * binary).StoreFirst(ref normalizers, first + V.Count, (int)nint.Max(count - V.Count, 0));
    }
}
