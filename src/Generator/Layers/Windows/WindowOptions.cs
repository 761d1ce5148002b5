using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>The window that a layer slides over its input.</summary>
/// <param name="Extents">The window along each dimension, outermost first.</param>
/// <param name="IsSame">Whether the padding follows from the input: one window for each stride, the odd position behind the last.</param>
internal sealed record WindowOptions(EquatableArray<WindowAxis> Extents, bool IsSame)
{
    /// <summary>The window over an input.</summary>
    public Window On(Shape input) => new(new([.. Extents.Select((extent, i) => AxisOf(extent, input[i + 1].Size))]));

    /// <summary>The largest padding of a side, and the option that gives it.</summary>
    public (string Option, int Pixels, WindowAxis Axis) LargestPadding
    {
        get
        {
            var sides = Extents.SelectMany((axis, i) => new[]
            {
                (Option: WindowArguments.Sides[i].Before, Pixels: axis.Before, Axis: axis), (Option: WindowArguments.Sides[i].After, Pixels: axis.After, Axis: axis),
            }).ToList();
            var largest = sides.OrderByDescending(side => side.Pixels).First();
            return sides.All(side => side.Pixels == largest.Pixels) ? largest with { Option = "Padding" } : largest;
        }
    }

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

        void Add(string name, Func<WindowAxis, int> valueOf, int otherwise)
        {
            int[] values = [.. Extents.Select(valueOf)];
            if (values.Any(value => value != otherwise))
                parts.Add($"{name} {(values.Distinct().Count() == 1 ? $"{values[0]}" : string.Join(" x ", values))}");
        }
    }

    private WindowAxis AxisOf(WindowAxis declared, int size)
    {
        if (!IsSame)
            return declared;
        int count = (size + declared.Stride - 1) / declared.Stride;
        int padding = (int)Math.Max(0, (count - 1L) * declared.Stride + declared.Extent - size);
        return declared with { Before = padding / 2, After = padding - padding / 2 };
    }
}
