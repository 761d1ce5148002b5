using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph;

/// <summary>How a window slides along one dimension.</summary>
/// <param name="Size">Taps of the window.</param>
/// <param name="Stride">Positions from one window to the next.</param>
/// <param name="Dilation">Positions from one tap to the next.</param>
/// <param name="Before">Positions by which the first window begins before the first element.</param>
/// <param name="After">Positions that the windows may reach behind the last element.</param>
internal sealed record WindowAxis(int Size, int Stride = 1, int Dilation = 1, int Before = 0, int After = 0)
{
    /// <summary>Positions from the first tap to the last, both included.</summary>
    public long Extent => (Size - 1L) * Dilation + 1;

    /// <summary>The number of windows along a number of elements; less than 1 if none fits.</summary>
    public long Count(int elements)
    {
        long room = (long)elements + Before + After - Extent;
        return room < 0 ? 0 : room / Stride + 1;
    }
}

/// <summary>How a window slides over the positions of a sequence or an image: along each of their dimensions, outermost first.</summary>
internal sealed record Window(EquatableArray<WindowAxis> Axes)
{
    /// <summary>Taps of the window.</summary>
    public int Taps => Axes.Aggregate(1, (taps, axis) => taps * axis.Size);

    /// <summary>All its numbers, for <see cref="Meaning"/>.</summary>
    public string Constants => string.Join(" ", Axes.Select(axis =>
        FormattableString.Invariant($"{axis.Size}/{axis.Stride}/{axis.Dilation}/{axis.Before}/{axis.After}")));

    /// <summary>The sizes along the dimensions, as in the shape of a weight.</summary>
    public IEnumerable<Dimension> Sizes => Axes.Select(axis => (Dimension)axis.Size);

    /// <summary>How the window slides down an image and along its rows, and the sizes of the image; a sequence is an image of one row.</summary>
    public (WindowAxis Down, WindowAxis Along, int Height, int Width) OnRows(Shape image)
    {
        WindowAxis along = Axes[Axes.Count - 1];
        int width = image[image.Rank - 2].Size;
        return Axes.Count > 1 ? (Axes[0], along, image[1].Size, width) : (new WindowAxis(1), along, 1, width);
    }

    /// <summary>One row of <paramref name="channels"/> values for each window over an image or a sequence.</summary>
    public Shape Over(Shape image, int channels) =>
        new([image[0], .. Axes.Select((axis, i) => (Dimension)checked((int)axis.Count(image[i + 1].Size))), channels]);
}
