using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// The statistics of batch normalisation, channel by channel: the channels are in the lanes. Each sample is summed up by one thread, and the samples
/// in their order, so that the results are the same bits for any number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNormalization
{
    /// <summary>The mean of each sample's rows, and the sum of their squared distances from it, of a member's share of the samples.</summary>
    /// <param name="values">The rows of all samples.</param>
    /// <param name="means">Receives a row for each sample.</param>
    /// <param name="squares">Receives a row for each sample.</param>
    /// <param name="rows">Rows of a sample.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SampleMoments<V>(ref float values, ref float means, ref float squares, int rows, int columns, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(columns), end = share.FirstSample + share.OwnSamples;
        V part = V.Create(1f / rows);
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float first = ref Unsafe.Add(ref values, sample * rows * stride);
            for (nint column = 0; column < stride; column += V.Count)
            {
                ref float from = ref Unsafe.Add(ref first, column);
                V mean = Sum<V, Itself>(ref from, ref from, stride, rows, V.Zero) * part;
                mean.Store(ref means, sample * stride + column);
                Sum<V, SquaredDistance>(ref from, ref from, stride, rows, mean).Store(ref squares, sample * stride + column);
            }
        }
    }

    /// <summary>
    /// The mean and the variance of the batch from those of its samples: the sum of squared distances from the batch's mean is that of each sample
    /// from its own, and for each of its rows the squared distance of the two means (Chan, Golub and LeVeque).
    /// </summary>
    /// <param name="means">What <see cref="SampleMoments"/> has found.</param>
    /// <param name="squares">The same.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="mean">Receives the mean.</param>
    /// <param name="variance">Receives the unbiased variance; the running one where there is one value alone.</param>
    /// <param name="factor">Receives 1 / √(biased variance + ε).</param>
    /// <param name="rows">Rows of a sample.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="share">The first member does it all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BatchMoments<V>(
        ref float means, ref float squares, ref float runningVariance, ref float mean, ref float variance, ref float factor, int rows, int columns,
        float epsilon, Share share)
        where V : struct, IVector<V>
    {
        if (!share.IsFirst)
            return;
        nint stride = Panels.Pad(columns);
        int samples = share.Samples;
        double values = (double)samples * rows;
        for (nint column = 0; column < stride; column += V.Count)
        {
            ref float meansOf = ref Unsafe.Add(ref means, column);
            V center = Sum<V, Itself>(ref meansOf, ref meansOf, stride, samples, V.Zero) * V.Create(1f / samples);
            V total = Sum<V, Itself>(ref Unsafe.Add(ref squares, column), ref meansOf, stride, samples, V.Zero);
            total = V.MultiplyAdd(Sum<V, SquaredDistance>(ref meansOf, ref meansOf, stride, samples, center), V.Create(rows), total);
            center.Store(ref mean, column);
            V unbiased = values > 1 ? total * V.Create((float)(1 / (values - 1))) : V.Load(ref runningVariance, column);
            unbiased.Store(ref variance, column);
            V inverse = V.Create(1) / V.Sqrt(V.MultiplyAdd(total, V.Create((float)(1 / values)), V.Create(epsilon)));
            V.Zero.Store(ref factor, column);
            inverse.StoreFirst(ref factor, column, (int)nint.Clamp(columns - column, 0, V.Count));
        }
    }

    /// <summary>
    /// The sums of a gradient over each sample's rows, and of its products with the normalised values, of a member's share of the samples.
    /// </summary>
    /// <param name="gradients">The gradient of what the normalised values become, for the rows of all samples.</param>
    /// <param name="values">The rows of all samples, as they were before.</param>
    /// <param name="mean">The batch's mean.</param>
    /// <param name="factor">The batch's factor.</param>
    /// <param name="sums">Receives a row for each sample.</param>
    /// <param name="products">Receives a row for each sample.</param>
    /// <param name="rows">Rows of a sample.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SampleProducts<V>(
        ref float gradients, ref float values, ref float mean, ref float factor, ref float sums, ref float products, int rows, int columns, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(columns), end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            nint first = sample * rows * stride;
            for (nint column = 0; column < stride; column += V.Count)
            {
                ref float gradient = ref Unsafe.Add(ref gradients, first + column);
                Sum<V, Itself>(ref gradient, ref gradient, stride, rows, V.Zero).Store(ref sums, sample * stride + column);
                V product = Sum<V, ProductWithDistance>(ref Unsafe.Add(ref values, first + column), ref gradient, stride, rows, V.Load(ref mean, column));
                (product * V.Load(ref factor, column)).Store(ref products, sample * stride + column);
            }
        }
    }

    /// <summary>The means over all rows of the batch of what <see cref="SampleProducts"/> has found.</summary>
    /// <param name="sums">A row for each sample.</param>
    /// <param name="products">A row for each sample.</param>
    /// <param name="meanOfSums">Receives the mean.</param>
    /// <param name="meanOfProducts">Receives the mean.</param>
    /// <param name="rows">Rows of a sample.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="share">The first member does it all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BatchMeans<V>(
        ref float sums, ref float products, ref float meanOfSums, ref float meanOfProducts, int rows, int columns, Share share)
        where V : struct, IVector<V>
    {
        if (!share.IsFirst)
            return;
        nint stride = Panels.Pad(columns);
        V part = V.Create((float)(1 / ((double)share.Samples * rows)));
        for (nint column = 0; column < stride; column += V.Count)
        {
            ref float sumsOf = ref Unsafe.Add(ref sums, column), productsOf = ref Unsafe.Add(ref products, column);
            (Sum<V, Itself>(ref sumsOf, ref sumsOf, stride, share.Samples, V.Zero) * part).Store(ref meanOfSums, column);
            (Sum<V, Itself>(ref productsOf, ref productsOf, stride, share.Samples, V.Zero) * part).Store(ref meanOfProducts, column);
        }
    }

    /// <summary>A sum over rows, in four chains of additions that do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum<V, TTerm>(ref float values, ref float others, nint stride, int rows, V center)
        where V : struct, IVector<V>
        where TTerm : struct, ITerm
    {
        V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
        nint place = 0;
        int row = 0;
        for (; row + 4 <= rows; row += 4, place += 4 * stride)
        {
            sum0 = TTerm.Add(ref values, ref others, place, center, sum0);
            sum1 = TTerm.Add(ref values, ref others, place + stride, center, sum1);
            sum2 = TTerm.Add(ref values, ref others, place + 2 * stride, center, sum2);
            sum3 = TTerm.Add(ref values, ref others, place + 3 * stride, center, sum3);
        }

        for (; row < rows; row++, place += stride)
            sum0 = TTerm.Add(ref values, ref others, place, center, sum0);
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /// <summary>What is summed up of each row.</summary>
    private interface ITerm
    {
        static abstract V Add<V>(ref float values, ref float others, nint place, V center, V sum)
            where V : struct, IVector<V>;
    }

    private readonly struct Itself : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(ref float values, ref float others, nint place, V center, V sum)
            where V : struct, IVector<V> => sum + V.Load(ref values, place);
    }

    private readonly struct SquaredDistance : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(ref float values, ref float others, nint place, V center, V sum)
            where V : struct, IVector<V>
        {
            V distance = V.Load(ref values, place) - center;
            return V.MultiplyAdd(distance, distance, sum);
        }
    }

    private readonly struct ProductWithDistance : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Add<V>(ref float values, ref float others, nint place, V center, V sum)
            where V : struct, IVector<V> => V.MultiplyAdd(V.Load(ref others, place), V.Load(ref values, place) - center, sum);
    }
}
