using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// The statistics of batch normalisation, with the channels in the lanes. One thread sums up each sample, and the sums of the samples are added in
/// their order, so that the results are the same bits for any number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNormalization
{
    /// <summary>Computes the mean of each sample's rows and the sum of their squared distances from it, for a member's share of the samples.</summary>
    /// <param name="values">The rows of all samples.</param>
    /// <param name="means">Receives a row for each sample.</param>
    /// <param name="squares">Receives a row for each sample.</param>
    /// <param name="rows">The number of rows per sample.</param>
    /// <param name="columns">The number of columns per row.</param>
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
                V mean = RowSum.Of<V>(ref from, stride, rows) * part;
                mean.Store(ref means, sample * stride + column);
                RowSum.OfSquaredDistances(ref from, mean, stride, rows).Store(ref squares, sample * stride + column);
            }
        }
    }

    /// <summary>
    /// Computes the mean and the variance of the batch from the moments of its samples. Each sample adds its own squared distances and, for each
    /// of its rows, the squared distance of its mean from the batch's mean (Chan, Golub and LeVeque).
    /// </summary>
    /// <param name="means">The means that <see cref="SampleMoments"/> computed.</param>
    /// <param name="squares">The sums of squared distances that <see cref="SampleMoments"/> computed.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="mean">Receives the mean.</param>
    /// <param name="variance">Receives the unbiased variance, or the running variance if there is only one value.</param>
    /// <param name="factor">Receives 1 / √(biased variance + ε).</param>
    /// <param name="rows">The number of rows per sample.</param>
    /// <param name="columns">The number of columns per row.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="share">The share; the first member does all of the work.</param>
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
            V center = RowSum.Of<V>(ref meansOf, stride, samples) * V.Create(1f / samples);
            V total = RowSum.Of<V>(ref Unsafe.Add(ref squares, column), stride, samples);
            total = V.MultiplyAdd(RowSum.OfSquaredDistances(ref meansOf, center, stride, samples), V.Create(rows), total);
            center.Store(ref mean, column);
            V unbiased = values > 1 ? total * V.Create((float)(1 / (values - 1))) : V.Load(ref runningVariance, column);
            unbiased.Store(ref variance, column);
            V inverse = V.Create(1) / V.Sqrt(V.MultiplyAdd(total, V.Create((float)(1 / values)), V.Create(epsilon)));
            V.Zero.Store(ref factor, column);
            inverse.StoreFirst(ref factor, column, (int)nint.Clamp(columns - column, 0, V.Count));
        }
    }

    /// <summary>
    /// Computes the sums over each sample's rows of a gradient and of its products with the normalised values, for a member's share of the samples.
    /// </summary>
    /// <param name="gradients">The gradient of the results that are computed from the normalised values, for the rows of all samples.</param>
    /// <param name="values">The rows of all samples, before normalisation.</param>
    /// <param name="mean">The batch's mean.</param>
    /// <param name="factor">The batch's factor.</param>
    /// <param name="sums">Receives a row for each sample.</param>
    /// <param name="products">Receives a row for each sample.</param>
    /// <param name="rows">The number of rows per sample.</param>
    /// <param name="columns">The number of columns per row.</param>
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
                RowSum.Of<V>(ref gradient, stride, rows).Store(ref sums, sample * stride + column);
                V product = RowSum.OfProducts(ref gradient, ref Unsafe.Add(ref values, first + column), V.Load(ref mean, column), stride, rows);
                (product * V.Load(ref factor, column)).Store(ref products, sample * stride + column);
            }
        }
    }

    /// <summary>Computes the means over all rows of the batch from the sums of <see cref="SampleProducts"/>.</summary>
    /// <param name="sums">A row for each sample.</param>
    /// <param name="products">A row for each sample.</param>
    /// <param name="meanOfSums">Receives the mean.</param>
    /// <param name="meanOfProducts">Receives the mean.</param>
    /// <param name="rows">The number of rows per sample.</param>
    /// <param name="columns">The number of columns per row.</param>
    /// <param name="share">The share; the first member does all of the work.</param>
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
            (RowSum.Of<V>(ref sumsOf, stride, share.Samples) * part).Store(ref meanOfSums, column);
            (RowSum.Of<V>(ref productsOf, stride, share.Samples) * part).Store(ref meanOfProducts, column);
        }
    }
}
