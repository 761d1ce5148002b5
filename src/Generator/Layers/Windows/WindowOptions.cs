using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>How a layer's window is declared along one dimension.</summary>
/// <param name="Size">Taps of the window.</param>
/// <param name="Stride">Positions from one window to the next.</param>
/// <param name="Dilation">Positions from one tap to the next.</param>
/// <param name="Before">Positions of padding before the first.</param>
/// <param name="After">Positions of padding behind the last.</param>
internal sealed record WindowExtent(int Size, int Stride = 1, int Dilation = 1, int Before = 0, int After = 0);

/// <summary>The window that a layer slides over its input.</summary>
/// <param name="Extents">The window along each dimension, outermost first.</param>
/// <param name="IsSame">Whether the padding follows from the input: one window for each stride, the odd position behind the last.</param>
internal sealed record WindowOptions(EquatableArray<WindowExtent> Extents, bool IsSame)
{
    /// <summary>The window over an input.</summary>
    public Window On(Shape input) => new(new([.. Extents.Select((extent, i) => AxisOf(extent, input[i + 1].Size))]));

    /// <summary>What remarks and files say of it: <c>3 x 3 stride 2</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string> { string.Join(" x ", Extents.Select(extent => extent.Size)) };
        Add("stride", extent => extent.Stride, 1);
        Add("dilation", extent => extent.Dilation, 1);
        if (IsSame)
            parts.Add("same");
        else if (Extents.Any(extent => extent.Before != extent.After))
            parts.Add("padding " + string.Join(" x ", Extents.Select(extent => $"{extent.Before}+{extent.After}")));
        else
            Add("padding", extent => extent.Before, 0);
        return string.Join(" ", parts);

        void Add(string name, Func<WindowExtent, int> valueOf, int otherwise)
        {
            int[] values = [.. Extents.Select(valueOf)];
            if (values.Any(value => value != otherwise))
                parts.Add($"{name} {(values.Distinct().Count() == 1 ? $"{values[0]}" : string.Join(" x ", values))}");
        }
    }

    private WindowAxis AxisOf(WindowExtent extent, int size)
    {
        var axis = new WindowAxis(extent.Size, extent.Stride, extent.Dilation, extent.Before, extent.After);
        if (!IsSame)
            return axis;
        int count = (size + extent.Stride - 1) / extent.Stride;
        int padding = (int)Math.Max(0, (count - 1L) * extent.Stride + axis.Extent - size);
        return axis with { Before = padding / 2, After = padding - padding / 2 };
    }
}
