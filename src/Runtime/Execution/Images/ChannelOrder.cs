using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Converts images between planes, one for each channel, and pixels, channels last, in padded rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelOrder
{
    /// <summary>Converts the planes of a member's share of the images to pixels.</summary>
    /// <param name="planes">The first plane.</param>
    /// <param name="pixels">Receives the pixels.</param>
    /// <param name="count">The number of pixels per image.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="areRows">Whether the planes of each image form a padded row; otherwise they are packed.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPixels<V>(ref float planes, ref float pixels, int count, int channels, bool areRows, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), end = share.FirstSample + share.OwnSamples;
        nint planeFloats = areRows ? Panels.Pad((nint)count * channels) : (nint)count * channels;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float image = ref Unsafe.Add(ref planes, sample * planeFloats);
            for (nint pixel = 0; pixel < count; pixel++)
            {
                ref float row = ref Unsafe.Add(ref pixels, (sample * count + pixel) * stride);
                nint channel = 0;
                for (; channel <= channels - V.Count; channel += V.Count)
                    V.LoadStrided(ref Unsafe.Add(ref image, channel * count + pixel), count).Store(ref row, channel);
                for (; channel < channels; channel++)
                    Unsafe.Add(ref row, channel) = Unsafe.Add(ref image, channel * count + pixel);
                for (; channel < stride; channel++)
                    Unsafe.Add(ref row, channel) = 0;
            }
        }
    }

    /// <summary>Converts the pixels of a member's share of the images to planes. The padding after the planes of each image becomes 0.</summary>
    /// <param name="pixels">The first pixel.</param>
    /// <param name="planes">Receives the planes.</param>
    /// <param name="count">The number of pixels per image.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="areRows">Whether the planes of each image form a padded row; otherwise they are packed.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPlanes<V>(ref float pixels, ref float planes, int count, int channels, bool areRows, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), end = share.FirstSample + share.OwnSamples;
        nint planeFloats = areRows ? Panels.Pad((nint)count * channels) : (nint)count * channels;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float image = ref Unsafe.Add(ref planes, sample * planeFloats);
            ref float first = ref Unsafe.Add(ref pixels, sample * count * stride);
            for (nint channel = 0; channel < channels; channel++)
            {
                nint pixel = 0;
                for (; pixel <= count - V.Count; pixel += V.Count)
                    V.LoadStrided(ref Unsafe.Add(ref first, pixel * stride + channel), stride).Store(ref image, channel * count + pixel);
                for (; pixel < count; pixel++)
                    Unsafe.Add(ref image, channel * count + pixel) = Unsafe.Add(ref first, pixel * stride + channel);
            }

            for (nint i = (nint)channels * count; i < planeFloats; i++)
                Unsafe.Add(ref image, i) = 0;
        }
    }
}
