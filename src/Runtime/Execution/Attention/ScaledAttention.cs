using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Self-attention and its gradient: for each head, softmax(queries · keysᵀ / √size) · values. At most one block of scores is stored at a time. Each
/// member of a team processes its own samples. It uses the memory of its first sample for all of them, so that this memory stays in the cache.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaledAttention
{
    /// <summary>Computes the outputs for a member's share of the samples.</summary>
    /// <param name="projections">Queries, keys and values: a padded row for each step.</param>
    /// <param name="outputs">Receives the outputs, head by head: a padded row for each step.</param>
    /// <param name="normalizers">Receives the binary logarithm of the sum of the exponentials of each query's scores: a padded row for each head.</param>
    /// <param name="scratch">Scratch memory, a padded row for each sample.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outputs<V>(ref float projections, ref float outputs, ref float normalizers, ref float scratch, AttentionShape shape, Share share)
        where V : struct, IVector<V>
    {
        ref float memory = ref Unsafe.Add(ref scratch, share.FirstSample * Panels.Pad((nint)AttentionScratch.ForOutputs(shape.Steps, shape.HeadSize)));
        nint end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float projection = ref Unsafe.Add(ref projections, sample * shape.Steps * shape.ProjectionFloats);
            ref float output = ref Unsafe.Add(ref outputs, sample * shape.Steps * shape.OutputFloats);
            ref float normalizer = ref Unsafe.Add(ref normalizers, sample * shape.Heads * shape.NormalizerFloats);
            for (nint head = 0; head < shape.Heads; head++)
            {
                OutputsOf<V>(
                    ref Unsafe.Add(ref projection, head * shape.HeadSize), ref Unsafe.Add(ref output, head * shape.HeadSize),
                    ref Unsafe.Add(ref normalizer, head * shape.NormalizerFloats), ref memory, shape);
            }

            ClearPadding(ref output, shape.Steps, shape.Features, shape.OutputFloats);
        }
    }

    /// <summary>Computes the gradient of <see cref="Outputs"/>.</summary>
    /// <param name="projections">Queries, keys and values.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="normalizers">The normalisers that <see cref="Outputs"/> computed.</param>
    /// <param name="outputGradients">The gradient of the outputs.</param>
    /// <param name="gradients">Receives the gradient of queries, keys and values.</param>
    /// <param name="scratch">Scratch memory, a padded row for each sample.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient<V>(
        ref float projections, ref float outputs, ref float normalizers, ref float outputGradients, ref float gradients, ref float scratch,
        AttentionShape shape, Share share)
        where V : struct, IVector<V>
    {
        ref float memory = ref Unsafe.Add(ref scratch, share.FirstSample * Panels.Pad((nint)AttentionScratch.ForGradient(shape.Steps, shape.HeadSize)));
        nint end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            nint row = sample * shape.Steps, projection = row * shape.ProjectionFloats, output = row * shape.OutputFloats;
            ref float normalizer = ref Unsafe.Add(ref normalizers, sample * shape.Heads * shape.NormalizerFloats);
            for (nint head = 0; head < shape.Heads; head++)
            {
                nint feature = head * shape.HeadSize;
                GradientOf<V>(
                    ref Unsafe.Add(ref projections, projection + feature), ref Unsafe.Add(ref outputs, output + feature),
                    ref Unsafe.Add(ref normalizer, head * shape.NormalizerFloats), ref Unsafe.Add(ref outputGradients, output + feature),
                    ref Unsafe.Add(ref gradients, projection + feature), ref memory, shape);
            }

            ClearPadding(ref Unsafe.Add(ref gradients, projection), shape.Steps, 3 * shape.Features, shape.ProjectionFloats);
        }
    }

    /// <summary>Computes the outputs of one head, two vectors of queries at a time. The last queries use narrower vectors if they fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OutputsOf<V>(ref float head, ref float outputs, ref float normalizers, ref float memory, in AttentionShape shape)
        where V : struct, IVector<V>
    {
        for (nint query = 0, count; query < shape.Steps; query += count)
        {
            count = shape.Steps - query;
            if (V.Count > V128.Count && count <= 2 * V128.Count)
                QueryBlock.Run<V128>(ref head, ref outputs, ref normalizers, ref memory, query, count, shape);
            else if (V.Count > V256.Count && count <= 2 * V256.Count)
                QueryBlock.Run<V256>(ref head, ref outputs, ref normalizers, ref memory, query, count, shape);
            else
                QueryBlock.Run<V>(ref head, ref outputs, ref normalizers, ref memory, query, count = nint.Min(count, 2 * V.Count), shape);
        }
    }

    /// <summary>Computes the gradient of one head, two vectors of keys at a time. The last keys use narrower vectors if they fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GradientOf<V>(
        ref float head, ref float outputs, ref float normalizers, ref float outputGradients, ref float gradients, ref float memory, in AttentionShape shape)
        where V : struct, IVector<V>
    {
        ref float queryGradients = ref memory;
        ref float products = ref Unsafe.Add(ref queryGradients, shape.Steps * shape.HeadFloats);
        ref float rest = ref Unsafe.Add(ref products, Panels.Pad(shape.Steps));
        for (nint i = 0; i < shape.Steps * shape.HeadFloats; i += V.Count)
            V.Zero.Store(ref queryGradients, i);
        HeadRows.Multiply<V>(ref outputs, ref outputGradients, shape.OutputFloats, shape.Steps, shape.HeadSize, ref products);
        for (nint key = 0, count; key < shape.Steps; key += count)
        {
            count = shape.Steps - key;
            if (V.Count > V128.Count && count <= 2 * V128.Count)
                KeyBlock.Run<V128>(ref head, ref outputGradients, ref normalizers, ref products, ref queryGradients, ref gradients, ref rest, key, count, shape);
            else if (V.Count > V256.Count && count <= 2 * V256.Count)
                KeyBlock.Run<V256>(ref head, ref outputGradients, ref normalizers, ref products, ref queryGradients, ref gradients, ref rest, key, count, shape);
            else
                KeyBlock.Run<V>(ref head, ref outputGradients, ref normalizers, ref products, ref queryGradients, ref gradients, ref rest, key, count = nint.Min(count, 2 * V.Count), shape);
        }

        HeadRows.Unpack<V>(ref queryGradients, shape.HeadSize, shape.Scale, ref gradients, shape.ProjectionFloats, shape.Steps);
    }

    private static void ClearPadding(ref float rows, nint count, nint columns, nint stride)
    {
        for (nint row = 0; row < count; row++)
        {
            for (nint column = columns; column < stride; column++)
                Unsafe.Add(ref rows, row * stride + column) = 0;
        }
    }
}
