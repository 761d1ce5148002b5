using System.Globalization;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Pools, of windows and of everything.</summary>
internal static class PoolRules
{
    public static Signal Maximum(NodeReading reading) => Pool(reading, "MaxPool", "GlobalMaxPool", counts: null);

    public static Signal Average(NodeReading reading) =>
        Pool(reading, "AveragePool", "GlobalAveragePool", counts: reading.Node.Integer("count_include_pad", 0) != 0);

    public static Signal GlobalMaximum(NodeReading reading) => Global(reading.Input, "GlobalMaxPool", [.. Enumerable.Range(2, Math.Max(reading.Input.View.Rank - 2, 0))], keepsAxes: true);

    public static Signal GlobalAverage(NodeReading reading) => Global(reading.Input, "GlobalAveragePool", [.. Enumerable.Range(2, Math.Max(reading.Input.View.Rank - 2, 0))], keepsAxes: true);

    public static Signal Mean(NodeReading reading) => Reduce(reading, "GlobalAveragePool");

    public static Signal Largest(NodeReading reading) => Reduce(reading, "GlobalMaxPool");

    private static Signal Reduce(NodeReading reading, string kind)
    {
        int rank = reading.Input.View.Rank;
        // Without axes, an operator reduces all of them.
        int[] axes = reading.AxesFrom(1, rank) is { Length: > 0 } stated ? stated
            : reading.Node.Integer("noop_with_empty_axes", 0) != 0 ? []
            : [.. Enumerable.Range(0, rank)];
        return Global(reading.Input, kind, axes, reading.Node.Integer("keepdims", 1) != 0);
    }

    private static Signal Global(Signal input, string kind, int[] axes, bool keepsAxes)
    {
        View view = input.View.Without(axes, keepsAxes);

        // Along axes of extent 1, the mean of a value is the value.
        if (axes.All(axis => input.View[axis].IsEmpty))
            return input with { View = view };

        IEnumerable<Atom> reduced = axes.SelectMany(axis => input.View[axis]);
        if (!reduced.Order(AtomOrder).SequenceEqual(input.Shape.SpatialAtoms.Where(atom => atom.Extent > 1).Order(AtomOrder)))
            throw new ModelFileException($"it reduces the axes {axes.Brackets()} of {input.ShapeText}; expected all positions, and neither samples nor channels");
        return new Signal(new Layer(kind, new SampleShape([], input.Shape.Channels), input.Layer) { TakesActivation = true }, view);
    }

    private static Comparer<Atom> AtomOrder { get; } = Comparer<Atom>.Create((a, b) => a.Axis.CompareTo(b.Axis));

    /// <param name="reading">The node.</param>
    /// <param name="kind">The layer, without its number of axes.</param>
    /// <param name="globalKind">The layer if the window is everything.</param>
    /// <param name="counts">Whether padding counts; null for a maximum, which ignores it.</param>
    private static Signal Pool(NodeReading reading, string kind, string globalKind, bool? counts)
    {
        var attributes = new WindowAttributes(reading.Node, reading.Node.Integers("kernel_shape") ?? []);
        var value = WindowedValue.Of(reading.Input, attributes.Rank, attributes.Along);
        Window[] windows = value.Windows;
        SampleShape result = value.Result(value.Shape.Channels, window => window.Positions);
        if (windows.All(window => window.IsGlobal))
        {
            return windows.Length == 0
                ? value.Signal
                : value.SeenAsFeatures(new Layer(globalKind, result with { Spatial = [] }, value.Signal.Layer) { TakesActivation = true });
        }

        int size = windows[0].Kernel;
        Require.That(windows.All(window => window.Kernel == size), $"its window is {windows.Select(window => window.Kernel).Brackets()}; the windows of NetGen's pools are squares");
        Require.That(windows.All(window => window.Dilation == 1), "its window is dilated, and NetGen's pools are not");
        Require.That(windows.All(window => 2 * window.Before <= size && 2 * window.After <= size), $"its padding is more than half of its window of {size}");

        // What rounding up adds is never counted, and padding is where the node says so.
        bool isPadded = windows.Any(window => window.Before + window.After > 0), roundsUp = attributes.RoundsUp && isPadded;
        Require.That(counts != true || !roundsUp || !AddsPositions(reading, windows), "it rounds up its size and counts padding, of which NetGen's pools can do one");
        List<(string, string)> options =
        [
            .. WindowOptions.Stride(windows, otherwise: size),
            .. WindowOptions.Padding(windows),
            .. counts == false && isPadded ? [("CountsPadding", "false")] : Array.Empty<(string, string)>(),
        ];
        return value.Seen(new Layer($"{kind}{windows.Length}d", result, value.Signal.Layer)
        {
            Arguments = [size.ToString(CultureInfo.InvariantCulture)],
            Options = options,
            TakesActivation = true,
        });
    }

    /// <summary>Whether rounding up added padding to what the node states.</summary>
    private static bool AddsPositions(NodeReading reading, Window[] windows)
    {
        int[] stated = reading.Node.Integers("pads") ?? [];
        return windows.Sum(window => window.Before + window.After) > stated.Sum();
    }
}
