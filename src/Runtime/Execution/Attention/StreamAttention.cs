using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Causal self-attention in a stream: each step attends to itself and to the earlier steps, whose keys and values the stream stores.</summary>
/// <remarks>The memory holds a column of keys for each step, then a row of values for each step, then a weight for each step.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamAttention
{
    /// <summary>Computes softmax(queries · keysᵀ / √size) · values of each head, for the next steps.</summary>
    /// <param name="projections">Queries, keys and values of each step, in padded rows.</param>
    /// <param name="memory">The memory of the stream.</param>
    /// <param name="results">Receives the outputs of all heads, in padded rows.</param>
    /// <param name="steps">The maximum number of steps.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="size">The number of features per head.</param>
    /// <param name="position">The number of the first step.</param>
    /// <param name="count">The number of steps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Attend<V>(
        ref float projections, ref float memory, ref float results, int steps, int heads, int size, long position, int count)
        where V : struct, IVector<V>
    {
        int features = heads * size;
        nint columns = Panels.Pad(steps);
        ref float values = ref Unsafe.Add(ref memory, features * columns);
        ref float weights = ref Unsafe.Add(ref values, (nint)steps * features);
        for (int i = 0; i < count; i++)
        {
            nint step = (nint)position + i;
            ref float query = ref Unsafe.Add(ref projections, i * Panels.Pad(3 * features));
            ref float result = ref Unsafe.Add(ref results, i * Panels.Pad(features));
            for (nint feature = 0; feature < features; feature++)
            {
                Unsafe.Add(ref memory, feature * columns + step) = Unsafe.Add(ref query, features + feature);
                Unsafe.Add(ref values, step * features + feature) = Unsafe.Add(ref query, 2 * features + feature);
            }

            for (nint head = 0; head < features; head += size)
            {
                float sum = Weigh<V>(ref Unsafe.Add(ref query, head), ref Unsafe.Add(ref memory, head * columns), columns, size, step + 1, ref weights);
                Mix<V>(ref weights, step + 1, 1 / sum, ref Unsafe.Add(ref values, head), features, size, ref Unsafe.Add(ref result, head));
            }

            for (nint feature = features; feature < Panels.Pad(features); feature++)
                Unsafe.Add(ref result, feature) = 0;
        }
    }

    /// <summary>Computes exp(score - largest score) for the scores of a query, and the sum.</summary>
    private static float Weigh<V>(ref float query, ref float keys, nint columns, nint size, nint count, ref float weights)
        where V : struct, IVector<V>
    {
        V scale = V.Create(1 / MathF.Sqrt(size)), largest = V.Create(float.NegativeInfinity);
        for (nint step = 0; step < count; step += V.Count)
        {
            V score = V.Zero;
            for (nint element = 0; element < size; element++)
                score = V.MultiplyAdd(V.Broadcast(ref query, element), V.Load(ref keys, element * columns + step), score);
            score *= scale;
            // What lies behind the last step does not count.
            score = V.IfPositive(V.Create(count - step) - V.Indices, score, V.Create(float.NegativeInfinity));
            largest = V.Max(largest, score);
            score.Store(ref weights, step);
        }

        V most = V.Create(V.Largest(largest)), sum = V.Zero;
        for (nint step = 0; step < count; step += V.Count)
        {
            V weight = VectorMath.Exp(V.Load(ref weights, step) - most);
            weight.Store(ref weights, step);
            sum += weight;
        }

        return V.Sum(sum);
    }

    /// <summary>Computes the weighted sum of the values.</summary>
    private static void Mix<V>(ref float weights, nint count, float scale, ref float values, nint stride, nint size, ref float result)
        where V : struct, IVector<V>
    {
        nint element = 0;
        for (; element <= size - V.Count; element += V.Count)
        {
            V sum = V.Zero;
            for (nint step = 0; step < count; step++)
                sum = V.MultiplyAdd(V.Broadcast(ref weights, step), V.Load(ref values, step * stride + element), sum);
            (sum * V.Create(scale)).Store(ref result, element);
        }

        for (; element < size; element++)
        {
            float sum = 0;
            for (nint step = 0; step < count; step++)
                sum = MathF.FusedMultiplyAdd(Unsafe.Add(ref weights, step), Unsafe.Add(ref values, step * stride + element), sum);
            Unsafe.Add(ref result, element) = sum * scale;
        }
    }
}
