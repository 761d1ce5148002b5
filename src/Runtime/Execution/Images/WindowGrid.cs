using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>How windows lie over an image: their sizes, how far they are apart, and how far the first begins outside.</summary>
/// <param name="height">Rows of pixels of the image.</param>
/// <param name="width">Pixels of a row.</param>
/// <param name="channels">Values of a pixel; pixels are padded.</param>
/// <param name="rows">Rows of windows.</param>
/// <param name="columns">Windows of a row.</param>
/// <param name="windowHeight">Rows of pixels of a window.</param>
/// <param name="windowWidth">Pixels of such a row.</param>
/// <param name="strideHeight">Rows of pixels from one row of windows to the next.</param>
/// <param name="strideWidth">Pixels from one window of a row to the next.</param>
/// <param name="top">Rows of pixels by which the first windows begin above the image.</param>
/// <param name="left">Pixels by which they begin before it.</param>
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

    /// <summary>Floats from one pixel to the next, in the image and in what has a pixel for each window.</summary>
    internal nint PixelFloats => Panels.Pad(Channels);

    internal nint ImageFloats => Height * Width * PixelFloats;

    internal nint ResultFloats => Rows * Columns * PixelFloats;

    /// <summary>The rows of pixels of a row of windows that lie in the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (int First, int End) RowsOf(int row)
    {
        int first = row * StrideHeight - Top;
        return (Math.Max(first, 0), Math.Min(first + WindowHeight, Height));
    }

    /// <summary>The pixels of a row that lie in a window and in the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (int First, int End) ColumnsOf(int column)
    {
        int first = column * StrideWidth - Left;
        return (Math.Max(first, 0), Math.Min(first + WindowWidth, Width));
    }
}
