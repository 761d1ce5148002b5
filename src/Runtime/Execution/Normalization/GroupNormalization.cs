using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Normalises the groups of channels of images, sequences and features: the channels are in the lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupNormalization
{
    /// <summary>Computes (x - mean) / √(variance + ε) for a member's share of the samples.</summary>
    /// <param name="values">The values: a padded row of channels for each position.</param>
    /// <param name="results">Receives the normalised values.</param>
    /// <param name="means">Receives the mean of each channel's group, a row for each sample.</param>
    /// <param name="factors">Receives 1 / √(variance + ε) of each channel's group, a row for each sample.</param>
    /// <param name="positions">The number of rows per sample.</param>
    /// <param name="channels">The number of values per row.</param>
    /// <param name="groups">The number of groups per row.</param>
    /// <param name="epsilon">The number that is added to the variance.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalize<V>(
        ref float values, ref float results, ref float means, ref float factors, int positions, int channels, int groups, float epsilon, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float value = ref Unsafe.Add(ref values, sample * positions * stride);
            ref float result = ref Unsafe.Add(ref results, sample * positions * stride);
            ref float mean = ref Unsafe.Add(ref means, sample * stride);
            ref float factor = ref Unsafe.Add(ref factors, sample * stride);
            for (nint channel = 0; channel < stride; channel += V.Count)
                RowSum.Of<V>(ref Unsafe.Add(ref value, channel), stride, positions).Store(ref mean, channel);
            Average<V>(ref mean, positions, channels, groups);
            for (nint channel = 0; channel < stride; channel += V.Count)
                RowSum.OfSquaredDistances(ref Unsafe.Add(ref value, channel), V.Load(ref mean, channel), stride, positions).Store(ref factor, channel);
            Average<V>(ref factor, positions, channels, groups);
            InverseRoots(ref factor, channels, groups, epsilon);

            for (nint channel = 0; channel < stride; channel += V.Count)
            {
                V middle = V.Load(ref mean, channel), scale = V.Load(ref factor, channel);
                for (nint position = 0, i = channel; position < positions; position++, i += stride)
                    ((V.Load(ref value, i) - middle) * scale).Store(ref result, i);
            }
        }
    }

    /// <summary>
    /// Computes the gradient of <see cref="Normalize"/>: factor · (g - mean g - y · mean (g · y)), where the means are over the group and y is the
    /// result.
    /// </summary>
    /// <param name="resultGradients">The gradient of the results.</param>
    /// <param name="results">The results.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="gradients">Receives the gradient of the values.</param>
    /// <param name="means">Receives mean g of each channel's group, a row for each sample.</param>
    /// <param name="slopes">Receives mean (g · y) of each channel's group, a row for each sample.</param>
    /// <param name="positions">The number of rows per sample.</param>
    /// <param name="channels">The number of values per row.</param>
    /// <param name="groups">The number of groups per row.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient<V>(
        ref float resultGradients, ref float results, ref float factors, ref float gradients, ref float means, ref float slopes, int positions,
        int channels, int groups, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float resultGradient = ref Unsafe.Add(ref resultGradients, sample * positions * stride);
            ref float result = ref Unsafe.Add(ref results, sample * positions * stride);
            ref float gradient = ref Unsafe.Add(ref gradients, sample * positions * stride);
            ref float mean = ref Unsafe.Add(ref means, sample * stride);
            ref float slope = ref Unsafe.Add(ref slopes, sample * stride);
            for (nint channel = 0; channel < stride; channel += V.Count)
            {
                ref float first = ref Unsafe.Add(ref resultGradient, channel);
                RowSum.Of<V>(ref first, stride, positions).Store(ref mean, channel);
                RowSum.OfProducts(ref first, ref Unsafe.Add(ref result, channel), V.Zero, stride, positions).Store(ref slope, channel);
            }

            Average<V>(ref mean, positions, channels, groups);
            Average<V>(ref slope, positions, channels, groups);
            for (nint channel = 0; channel < stride; channel += V.Count)
            {
                V middle = V.Load(ref mean, channel), along = V.Load(ref slope, channel), scale = V.Load(ref factors, sample * stride + channel);
                for (nint position = 0, i = channel; position < positions; position++, i += stride)
                    ((V.Load(ref resultGradient, i) - middle - V.Load(ref result, i) * along) * scale).Store(ref gradient, i);
            }
        }
    }

    /// <summary>Replaces the sum of each channel with the mean of its group.</summary>
    private static void Average<V>(ref float sums, int positions, int channels, int groups)
        where V : struct, IVector<V>
    {
        int size = channels / groups;
        for (int group = 0; group < groups; group++)
        {
            ref float first = ref Unsafe.Add(ref sums, group * size);
            V lanes = V.Zero;
            int channel = 0;
            for (; channel <= size - V.Count; channel += V.Count)
                lanes += V.Load(ref first, channel);
            double sum = V.Sum(lanes);
            for (; channel < size; channel++)
                sum += Unsafe.Add(ref first, channel);
            MemoryMarshal.CreateSpan(ref first, size).Fill((float)(sum / ((double)positions * size)));
        }
    }

    /// <summary>Replaces the variance of each channel's group with the factor.</summary>
    private static void InverseRoots(ref float variances, int channels, int groups, float epsilon)
    {
        int size = channels / groups;
        for (int group = 0; group < groups; group++)
        {
            ref float first = ref Unsafe.Add(ref variances, group * size);
            MemoryMarshal.CreateSpan(ref first, size).Fill(1 / MathF.Sqrt(first + epsilon));
        }
    }
}
