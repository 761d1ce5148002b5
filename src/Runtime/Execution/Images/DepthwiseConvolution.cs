using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Depthwise convolutions of images, which do not mix channels, and their gradients. The channels are in the lanes. Results that use the same
/// taps form rectangles: one is the interior of an image; those at the border have fewer taps, because some lie outside of the image.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DepthwiseConvolution
{
    /// <summary>Sums the pixels of each window times the weight of the channel and the tap, for a member's share of the images.</summary>
    /// <param name="images">The first image; its pixels are padded.</param>
    /// <param name="weight">The weight, in panels whose rows are the taps.</param>
    /// <param name="results">Receives a pixel for each window.</param>
    /// <param name="rows">How the window slides from row to row.</param>
    /// <param name="columns">How it slides along a row.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="share">The member's share.</param>
    public static void Sum<V>(ref float images, ref float weight, ref float results, WindowSlide rows, WindowSlide columns, int channels, Share share)
        where V : struct, IVector<V> =>
        Run<V>(ref images, ref weight, ref results, rows.Forward, columns.Forward, channels, share);

    /// <summary>Computes the gradient of the images of <see cref="Sum"/>: the gradient of each window, times the weight, is added to its pixels.</summary>
    /// <param name="gradients">The gradient of the first result.</param>
    /// <param name="weight">The weight, in panels whose rows are the taps.</param>
    /// <param name="images">Receives the gradients of the images.</param>
    /// <param name="rows">How the window slides from row to row.</param>
    /// <param name="columns">How it slides along a row.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="share">The member's share.</param>
    public static void Spread<V>(ref float gradients, ref float weight, ref float images, WindowSlide rows, WindowSlide columns, int channels, Share share)
        where V : struct, IVector<V>
    {
        for (int row = 0; row < rows.Phases; row++)
        {
            for (int column = 0; column < columns.Phases; column++)
                Run<V>(ref gradients, ref weight, ref images, rows.Backward(row), columns.Backward(column), channels, share);
        }
    }

    /// <summary>Computes the gradient of the weight of <see cref="Sum"/> over all samples, for a member's share of the channels.</summary>
    /// <param name="images">The first image; its pixels are padded.</param>
    /// <param name="gradients">The gradient of the first result.</param>
    /// <param name="weightGradient">Receives the gradient, in panels whose rows are the taps.</param>
    /// <param name="rows">How the window slides from row to row.</param>
    /// <param name="columns">How it slides along a row.</param>
    /// <param name="channels">The number of values per pixel.</param>
    /// <param name="share">The member's share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradient<V>(
        ref float images, ref float gradients, ref float weightGradient, WindowSlide rows, WindowSlide columns, int channels, Share share)
        where V : struct, IVector<V>
    {
        TapLine down = rows.Forward, along = columns.Forward;
        int taps = down.AllTaps * along.AllTaps;
        nint pixelFloats = Panels.Pad(channels);
        (nint first, nint end) = share.Of(pixelFloats / Panels.LastColumns);
        (first, end) = (first * Panels.LastColumns, end * Panels.LastColumns);
        for (nint channel = first; channel < end; channel += V.Count)
        {
            ref float gradient = ref Unsafe.Add(ref weightGradient, PanelMatrix.Column((int)channel, taps, channels, out int tapFloats));
            for (nint tap = 0; tap < taps; tap++)
                V.Zero.Store(ref gradient, tap * tapFloats);
        }

        var rectangles = new TapRectangles(down, along, pixelFloats);
        foreach (TapRectangle rectangle in rectangles)
        {
            for (nint sample = 0; sample < share.Samples; sample++)
            {
                ref float image = ref Unsafe.Add(ref images, sample * rectangles.SourceFloats + rectangle.FirstSource);
                ref float result = ref Unsafe.Add(ref gradients, sample * rectangles.ResultFloats + rectangle.FirstResult);
                for (nint channel = first; channel < end; channel += V.Count)
                {
                    int offset = PanelMatrix.Column((int)channel, taps, channels, out int tapFloats);
                    ref float sums = ref Unsafe.Add(ref weightGradient, offset + rectangle.FirstTap * tapFloats);
                    DepthwiseGradientTile.Add<V>(ref Unsafe.Add(ref image, channel), ref Unsafe.Add(ref result, channel), ref sums, tapFloats, rectangle);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<V>(ref float sources, ref float weight, ref float results, in TapLine rows, in TapLine columns, int channels, Share share)
        where V : struct, IVector<V>
    {
        int taps = rows.AllTaps * columns.AllTaps;
        nint pixelFloats = Panels.Pad(channels), end = share.FirstSample + share.OwnSamples;
        var rectangles = new TapRectangles(rows, columns, pixelFloats);
        foreach (TapRectangle rectangle in rectangles)
        {
            for (nint sample = share.FirstSample; sample < end; sample++)
            {
                ref float source = ref Unsafe.Add(ref sources, sample * rectangles.SourceFloats + rectangle.FirstSource);
                ref float result = ref Unsafe.Add(ref results, sample * rectangles.ResultFloats + rectangle.FirstResult);
                for (nint channel = 0; channel < pixelFloats; channel += V.Count)
                {
                    int offset = PanelMatrix.Column((int)channel, taps, channels, out int tapFloats);
                    ref float factors = ref Unsafe.Add(ref weight, offset + rectangle.FirstTap * tapFloats);
                    DepthwiseTile.Run<V>(ref Unsafe.Add(ref source, channel), ref factors, ref Unsafe.Add(ref result, channel), tapFloats, rectangle);
                }
            }
        }
    }
}
