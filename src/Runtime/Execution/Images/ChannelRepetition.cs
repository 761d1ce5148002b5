using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Repeats each channel of images several times, side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelRepetition
{
    /// <summary>Repeats the channels of a member's share of the images.</summary>
    /// <param name="images">The first pixel.</param>
    /// <param name="results">Receives the pixels.</param>
    /// <param name="count">The number of pixels per image.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="times">The number of copies of each channel.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Repeat<V>(ref float images, ref float results, int count, int channels, int times, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), resultStride = Panels.Pad((nint)channels * times);
        nint end = (share.FirstSample + share.OwnSamples) * count;
        for (nint pixel = share.FirstSample * count; pixel < end; pixel++)
        {
            ref float values = ref Unsafe.Add(ref images, pixel * stride);
            ref float result = ref Unsafe.Add(ref results, pixel * resultStride);
            nint channel = 0;
            for (; channel <= channels - V.Count; channel += V.Count)
            {
                V value = V.Load(ref values, channel);
                for (nint time = 0; time < times; time++)
                    value.StoreStrided(ref Unsafe.Add(ref result, channel * times + time), times);
            }

            nint place = channel * times;
            for (; channel < channels; channel++)
            {
                for (nint time = 0; time < times; time++)
                    Unsafe.Add(ref result, place++) = Unsafe.Add(ref values, channel);
            }

            for (; place < resultStride; place++)
                Unsafe.Add(ref result, place) = 0;
        }
    }

    /// <summary>Computes the gradient of <see cref="Repeat"/>: the sum of the gradients of a channel's copies.</summary>
    /// <param name="results">The gradient of the first pixel with the repeated channels.</param>
    /// <param name="images">Receives the gradients of the pixels.</param>
    /// <param name="count">The number of pixels per image.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="times">The number of copies of each channel.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<V>(ref float results, ref float images, int count, int channels, int times, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), resultStride = Panels.Pad((nint)channels * times);
        nint end = (share.FirstSample + share.OwnSamples) * count;
        for (nint pixel = share.FirstSample * count; pixel < end; pixel++)
        {
            ref float sums = ref Unsafe.Add(ref images, pixel * stride);
            ref float result = ref Unsafe.Add(ref results, pixel * resultStride);
            nint channel = 0;
            for (; channel <= channels - V.Count; channel += V.Count)
            {
                V sum = V.LoadStrided(ref Unsafe.Add(ref result, channel * times), times);
                for (nint time = 1; time < times; time++)
                    sum += V.LoadStrided(ref Unsafe.Add(ref result, channel * times + time), times);
                sum.Store(ref sums, channel);
            }

            for (; channel < channels; channel++)
            {
                float sum = 0;
                for (nint time = 0; time < times; time++)
                    sum += Unsafe.Add(ref result, channel * times + time);
                Unsafe.Add(ref sums, channel) = sum;
            }

            for (; channel < stride; channel++)
                Unsafe.Add(ref sums, channel) = 0;
        }
    }
}
