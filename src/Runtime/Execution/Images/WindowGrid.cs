using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>The windows of an image: their sizes, strides, and how far the first one begins outside of the image.</summary>
/// <param name="height">The number of pixel rows of the image.</param>
/// <param name="width">The number of pixels per row.</param>
/// <param name="channels">The number of values per pixel; pixels are padded.</param>
/// <param name="rows">The number of window rows.</param>
/// <param name="columns">The number of windows per row.</param>
/// <param name="windowHeight">The number of pixel rows per window.</param>
/// <param name="windowWidth">The number of pixels per row of a window.</param>
/// <param name="strideHeight">The number of pixel rows from one row of windows to the next.</param>
/// <param name="strideWidth">The number of pixels from one window of a row to the next.</param>
/// <param name="top">The number of pixel rows by which the first windows begin above the image.</param>
/// <param name="left">The number of pixels by which the first windows begin left of the image.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WindowGrid(
    int height, int width, int channels, int rows, int columns, int windowHeight, int windowWidth, int strideHeight, int strideWidth, int top, int left)
{
    internal int Height => height;

    internal int Width => width;

    internal int Channels => channels;

    internal int Rows => rows;

    internal int Columns => columns;

    internal int WindowHeight => windowHeight;

    internal int WindowWidth => windowWidth;

    internal int StrideHeight => strideHeight;

    internal int StrideWidth => strideWidth;

    internal int Top => top;

    internal int Left => left;

    /// <summary>The number of floats from one pixel to the next, in the image and in the result, which has a pixel for each window.</summary>
    internal nint PixelFloats => Panels.Pad(Channels);

    internal nint ImageFloats => Height * Width * PixelFloats;

    internal nint ResultFloats => Rows * Columns * PixelFloats;

    /// <summary>The pixel rows of a row of windows that are in the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (int First, int End) RowsOf(int row)
    {
        int first = row * StrideHeight - Top;
        return (Math.Max(first, 0), Math.Min(first + WindowHeight, Height));
    }

    /// <summary>The pixels of a row that are both in a window and in the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (int First, int End) ColumnsOf(int column)
    {
        int first = column * StrideWidth - Left;
        return (Math.Max(first, 0), Math.Min(first + WindowWidth, Width));
    }
}
