using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>Copies images into a border of zeros, for windows to slide over. The pixels of a copy follow each other without padding.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PaddedImage
{
    /// <summary>Copies a member's share of the images.</summary>
    /// <param name="images">The first pixel of the first image.</param>
    /// <param name="stride">The number of floats from one of its pixels to the next.</param>
    /// <param name="copies">The first pixel of the first copy.</param>
    /// <param name="height">The number of pixel rows per image.</param>
    /// <param name="width">The number of pixels per row.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="top">The number of border rows above the image.</param>
    /// <param name="bottom">The number of border rows below the image.</param>
    /// <param name="left">The number of border pixels before each row.</param>
    /// <param name="right">The number of border pixels after each row.</param>
    /// <param name="share">The member's share.</param>
    public static void Copy(
        ref float images, int stride, ref float copies, int height, int width, int channels, int top, int bottom, int left, int right, Share share)
    {
        int rowFloats = (left + width + right) * channels, copyFloats = (top + height + bottom) * rowFloats;
        nint end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float image = ref Unsafe.Add(ref images, sample * height * width * stride);
            ref float copy = ref Unsafe.Add(ref copies, sample * copyFloats);
            MemoryMarshal.CreateSpan(ref copy, top * rowFloats).Clear();
            for (int y = 0; y < height; y++)
            {
                Span<float> row = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref copy, (nint)(top + y) * rowFloats), rowFloats);
                row[..(left * channels)].Clear();
                CopyRow(ref Unsafe.Add(ref image, (nint)y * width * stride), stride, row.Slice(left * channels, width * channels), channels);
                row[((left + width) * channels)..].Clear();
            }

            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref copy, (nint)(top + height) * rowFloats), bottom * rowFloats).Clear();
        }
    }

    private static void CopyRow(ref float source, int stride, Span<float> row, int channels)
    {
        if (stride == channels)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, row.Length).CopyTo(row);
            return;
        }

        for (int to = 0; to < row.Length; to += channels, source = ref Unsafe.Add(ref source, stride))
            MemoryMarshal.CreateReadOnlySpan(ref source, channels).CopyTo(row.Slice(to, channels));
    }
}
