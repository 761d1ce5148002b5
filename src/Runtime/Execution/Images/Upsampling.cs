using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Enlarges images by integer factors, by repeating pixels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Upsampling
{
    /// <summary>Enlarges a member's share of the images.</summary>
    /// <param name="images">The first image.</param>
    /// <param name="results">Receives the enlarged images.</param>
    /// <param name="height">The number of pixel rows per image.</param>
    /// <param name="width">The number of pixels per row.</param>
    /// <param name="channels">The number of values per pixel; pixels are padded.</param>
    /// <param name="factorHeight">The number of rows for each row.</param>
    /// <param name="factorWidth">The number of pixels for each pixel of a row.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Nearest<V>(ref float images, ref float results, int height, int width, int channels, int factorHeight, int factorWidth, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), firstRow = share.FirstSample * height, endRow = firstRow + (nint)share.OwnSamples * height;
        for (nint row = firstRow; row < endRow; row++)
        {
            for (nint pixel = 0; pixel < width; pixel++)
            {
                ref float source = ref Unsafe.Add(ref images, (row * width + pixel) * stride);
                for (nint y = 0; y < factorHeight; y++)
                {
                    for (nint x = 0; x < factorWidth; x++)
                    {
                        ref float target = ref Unsafe.Add(ref results, (((row * factorHeight + y) * width + pixel) * factorWidth + x) * stride);
                        for (nint channel = 0; channel < stride; channel += V.Count)
                            V.Load(ref source, channel).Store(ref target, channel);
                    }
                }
            }
        }
    }

    /// <summary>Computes the gradient of <see cref="Nearest"/>: the sum of the gradients of a pixel's copies.</summary>
    /// <inheritdoc cref="Nearest"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NearestGradient<V>(
        ref float results, ref float images, int height, int width, int channels, int factorHeight, int factorWidth, Share share)
        where V : struct, IVector<V>
    {
        nint stride = Panels.Pad(channels), firstRow = share.FirstSample * height, endRow = firstRow + (nint)share.OwnSamples * height;
        for (nint row = firstRow; row < endRow; row++)
        {
            for (nint pixel = 0; pixel < width; pixel++)
            {
                for (nint channel = 0; channel < stride; channel += V.Count)
                {
                    V sum = V.Zero;
                    for (nint y = 0; y < factorHeight; y++)
                    {
                        for (nint x = 0; x < factorWidth; x++)
                            sum += V.Load(ref results, (((row * factorHeight + y) * width + pixel) * factorWidth + x) * stride + channel);
                    }

                    sum.Store(ref images, (row * width + pixel) * stride + channel);
                }
            }
        }
    }
}
