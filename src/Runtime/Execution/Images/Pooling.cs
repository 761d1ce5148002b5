using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Pools the windows of images, channel by channel: the channels are in the lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pooling
{
    /// <summary>Computes the maximum of each window for a member's share of the images. It is -∞ if no pixel of the window is in the image.</summary>
    public static void Largest<V>(ref float images, ref float results, WindowGrid grid, Share share)
        where V : struct, IVector<V> => Run<V, Maximum>(ref images, ref results, grid, countsPadding: false, share);

    /// <summary>Computes the mean of each window: of all its pixels, where those outside of the image are 0, or only of those in the image.</summary>
    public static void Mean<V>(ref float images, ref float results, WindowGrid grid, bool countsPadding, Share share)
        where V : struct, IVector<V> => Run<V, Sum>(ref images, ref results, grid, countsPadding, share);

    /// <summary>
    /// Computes the gradient of <see cref="Largest"/>: the gradient of each window is added to the first of its pixels that has the maximum.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LargestGradient<V>(
        ref float images, ref float results, ref float resultGradients, ref float gradients, WindowGrid grid, Share share)
        where V : struct, IVector<V>
    {
        nint stride = grid.PixelFloats, end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float image = ref Unsafe.Add(ref images, sample * grid.ImageFloats);
            ref float gradient = ref Unsafe.Add(ref gradients, sample * grid.ImageFloats);
            Clear<V>(ref gradient, grid.ImageFloats);
            nint result = sample * grid.ResultFloats;
            for (int row = 0; row < grid.Rows; row++)
            {
                (int top, int bottom) = grid.RowsOf(row);
                for (int column = 0; column < grid.Columns; column++, result += stride)
                {
                    (int left, int right) = grid.ColumnsOf(column);
                    for (nint channel = 0; channel < stride; channel += V.Count)
                    {
                        V largest = V.Load(ref results, result + channel), rest = V.Load(ref resultGradients, result + channel);
                        for (int y = top; y < bottom; y++)
                        {
                            nint pixel = ((nint)y * grid.Width + left) * stride + channel;
                            for (int x = left; x < right; x++, pixel += stride)
                            {
                                // No value is larger: one that is not smaller is the largest.
                                V smaller = largest - V.Load(ref image, pixel);
                                (V.Load(ref gradient, pixel) + V.IfPositive(smaller, V.Zero, rest)).Store(ref gradient, pixel);
                                rest = V.IfPositive(smaller, rest, V.Zero);
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Computes the gradient of <see cref="Mean"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MeanGradient<V>(ref float resultGradients, ref float gradients, WindowGrid grid, bool countsPadding, Share share)
        where V : struct, IVector<V>
    {
        nint stride = grid.PixelFloats, end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float gradient = ref Unsafe.Add(ref gradients, sample * grid.ImageFloats);
            Clear<V>(ref gradient, grid.ImageFloats);
            nint result = sample * grid.ResultFloats;
            for (int row = 0; row < grid.Rows; row++)
            {
                (int top, int bottom) = grid.RowsOf(row);
                for (int column = 0; column < grid.Columns; column++, result += stride)
                {
                    (int left, int right) = grid.ColumnsOf(column);
                    V part = V.Create(1f / Counted(grid, countsPadding, bottom - top, right - left));
                    for (nint channel = 0; channel < stride; channel += V.Count)
                    {
                        V each = V.Load(ref resultGradients, result + channel) * part;
                        for (int y = top; y < bottom; y++)
                        {
                            nint pixel = ((nint)y * grid.Width + left) * stride + channel;
                            for (int x = left; x < right; x++, pixel += stride)
                                (V.Load(ref gradient, pixel) + each).Store(ref gradient, pixel);
                        }
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<V, TPool>(ref float images, ref float results, WindowGrid grid, bool countsPadding, Share share)
        where V : struct, IVector<V>
        where TPool : struct, IPool
    {
        nint stride = grid.PixelFloats, end = share.FirstSample + share.OwnSamples;
        for (nint sample = share.FirstSample; sample < end; sample++)
        {
            ref float image = ref Unsafe.Add(ref images, sample * grid.ImageFloats);
            nint result = sample * grid.ResultFloats;
            for (int row = 0; row < grid.Rows; row++)
            {
                (int top, int bottom) = grid.RowsOf(row);
                for (int column = 0; column < grid.Columns; column++, result += stride)
                {
                    (int left, int right) = grid.ColumnsOf(column);
                    V part = V.Create(1f / Counted(grid, countsPadding, bottom - top, right - left));
                    for (nint channel = 0; channel < stride; channel += V.Count)
                    {
                        V pooled = TPool.Start<V>();
                        for (int y = top; y < bottom; y++)
                        {
                            nint pixel = ((nint)y * grid.Width + left) * stride + channel;
                            for (int x = left; x < right; x++, pixel += stride)
                                pooled = TPool.And(pooled, V.Load(ref image, pixel));
                        }

                        TPool.Of(pooled, part).Store(ref results, result + channel);
                    }
                }
            }
        }
    }

    private static float Counted(in WindowGrid grid, bool countsPadding, int rows, int columns) =>
        countsPadding ? grid.WindowHeight * grid.WindowWidth : rows * columns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear<V>(ref float first, nint floats)
        where V : struct, IVector<V>
    {
        for (nint i = 0; i < floats; i += V.Count)
            V.Zero.Store(ref first, i);
    }

    /// <summary>How the values of a window combine.</summary>
    private interface IPool
    {
        static abstract V Start<V>()
            where V : struct, IVector<V>;

        static abstract V And<V>(V pooled, V value)
            where V : struct, IVector<V>;

        static abstract V Of<V>(V pooled, V part)
            where V : struct, IVector<V>;
    }

    private readonly struct Maximum : IPool
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Start<V>()
            where V : struct, IVector<V> => V.Create(float.NegativeInfinity);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V And<V>(V pooled, V value)
            where V : struct, IVector<V> => V.Max(pooled, value);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V pooled, V part)
            where V : struct, IVector<V> => pooled;
    }

    private readonly struct Sum : IPool
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Start<V>()
            where V : struct, IVector<V> => V.Zero;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V And<V>(V pooled, V value)
            where V : struct, IVector<V> => pooled + value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V pooled, V part)
            where V : struct, IVector<V> => pooled * part;
    }
}
