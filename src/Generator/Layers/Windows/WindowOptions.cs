using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>The window that a layer slides over its input.</summary>
/// <param name="Extents">The window along each dimension, outermost first.</param>
/// <param name="IsSame">Whether the padding follows from the input: one window for each stride, the odd position behind the last.</param>
internal sealed record WindowOptions(EquatableArray<WindowAxis> Extents, bool IsSame)
{
    /// <summary>What the names of layers with such a window end in: <c>2d</c>.</summary>
    public string Dimensions => $"{Extents.Count}d";

    /// <summary>The window over an input.</summary>
    public Window On(Shape input) => new(new([.. Extents.Select((extent, i) => AxisOf(extent, input[i + 1].Size))]));

    /// <summary>See <see cref="LayerDeclaration.LooksAhead"/>.</summary>
    public string? LooksAhead => Extents.Any(extent => extent.Stride > 1) ? "has a stride, so that it has no output at some steps"
        : Extents is [{ Size: 1, Before: 0, After: 0 }] || (!IsSame && IsCausal) ? null
        : "reads steps after the current one, which 'Causal = true' would avoid";

    /// <summary>The largest padding of a side, and the option that gives it.</summary>
    public (string Option, int Positions, WindowAxis Axis) LargestPadding
    {
        get
        {
            var sides = Extents.Zip(WindowArguments.SidesOf(Extents.Count), (axis, side) => new[]
            {
                (Option: side.Before, Positions: axis.Before, Axis: axis), (Option: side.After, Positions: axis.After, Axis: axis),
            }).SelectMany(side => side).ToList();
            var largest = sides.OrderByDescending(side => side.Positions).First();
            return sides.All(side => side.Positions == largest.Positions) ? largest with { Option = "Padding" } : largest;
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
        else if (IsCausal)
            parts.Add("causal");
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

    /// <summary>Whether the last tap of each window over a sequence lies on a step, and the others before it.</summary>
    private bool IsCausal => Extents.Count == 1 && Extents[0] is { Before: > 0, After: 0 } axis && axis.Before == axis.Extent - 1;

    private WindowAxis AxisOf(WindowAxis declared, int size)
    {
        if (!IsSame)
            return declared;
        int count = (size + declared.Stride - 1) / declared.Stride;
        int padding = (int)Math.Max(0, (count - 1L) * declared.Stride + declared.Extent - size);
        return declared with { Before = padding / 2, After = padding - padding / 2 };
    }
}
