using System.Globalization;
using NetGen.Tool.Checking;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Convolutions and transposed convolutions, of sequences and images.</summary>
internal static class ConvolutionRules
{
    public static Signal Convolution(NodeReading reading)
    {
        Tensor weight = WeightOf(reading);
        var attributes = new WindowAttributes(reading.Node, weight.Shape[2..]);
        var value = WindowedValue.Of(reading.Input, attributes.Rank, attributes.Along);
        int filters = weight.Shape[0], channels = value.Shape.Channels, groups = reading.Node.Integer("group", 1);
        Require.That(
            groups > 0 && channels % groups == 0 && filters % groups == 0 && weight.Shape[1] == channels / groups,
            $"its weight has the shape {weight.Shape.Brackets()}, for {channels} channels in {groups} groups");
        double[]? bias = reading.Has(2) ? reading.Vector(2, filters) : null;

        // A value without positions has one of them, where a convolution is a product.
        if (value.Windows.Length == 0)
        {
            Require.That(groups == 1, $"it has {groups} groups on a value without positions");
            return value.SeenAsFeatures(DenseRules.Dense(value.Signal.Layer, filters, weight.Values, bias, weight.Name));
        }

        bool isDepthwise = groups == channels && groups > 1;
        int multiplier = filters / channels;
        List<(string, string)> options =
        [
            .. isDepthwise && multiplier > 1 ? [("Multiplier", Text(multiplier))] : Array.Empty<(string, string)>(),
            .. WindowOptions.Stride(value.Windows),
            .. WindowOptions.Dilation(value.Windows),
            .. WindowOptions.Padding(value.Windows),
            .. !isDepthwise && groups > 1 ? [("Groups", Text(groups))] : Array.Empty<(string, string)>(),
        ];
        string kind = $"{(isDepthwise ? "DepthwiseConv" : "Conv")}{value.Windows.Length}d";
        return value.Seen(new Layer(kind, value.Result(filters, window => window.Positions), value.Signal.Layer)
        {
            Arguments = [.. isDepthwise ? [] : (string[])[Text(filters)], .. WindowOptions.Kernel(value.Windows)],
            Options = options,
            TakesActivation = true,
            WeightAxis = 0,
            HasBiasOption = true,
            WeightName = weight.Name,
            Tensors = TensorsOf(weight, filters, channels / groups, value.Windows, bias, filters),
        });
    }

    public static Signal Transposed(NodeReading reading)
    {
        Tensor weight = WeightOf(reading);
        int[] added = reading.Node.Integers("output_padding") ?? [];
        var attributes = new WindowAttributes(reading.Node, weight.Shape[2..]);
        Require.That(reading.Node.Integer("group", 1) == 1, $"it has {reading.Node.Integer("group", 1)} groups; a transposed convolution of NetGen's has one");
        Require.That(!reading.Node.Has("output_shape"), "it has an 'output_shape', from which its padding would have to be computed");
        Require.That(
            added.Length == 0 || (added.Length == attributes.Rank && added.All(extent => extent >= 0)),
            $"its attribute 'output_padding' is {added.Brackets()}; expected {attributes.Rank} numbers of at least 0");
        added = added.Length == 0 ? new int[attributes.Rank] : added;
        Require.AtMost(SizeLimits.Padding, added.Max(), "positions of padding on a side");

        // What is added at the end is less to take away there.
        var value = WindowedValue.Of(reading.Input, attributes.Rank, (axis, extent) =>
        {
            Window window = attributes.AlongResult(axis, extent, added[axis]);
            return window with { After = window.After - added[axis] };
        });
        Require.That(value.Windows.Length > 0, "it moves over a value without positions");
        int filters = weight.Shape[1], channels = value.Shape.Channels, lacking = value.Windows.Max(window => Math.Max(-window.After, 0));

        // What is added on all axes can be said as it is.
        if (added.Distinct().Count() == 1 && value.Windows.All(window => added[0] < window.Stride))
            lacking = added[0];
        Require.That(weight.Shape[0] == channels, $"its weight has the shape {weight.Shape.Brackets()}, for {channels} channels");
        Window[] windows = [.. value.Windows.Select(window => window with { After = window.After + lacking })];
        List<(string, string)> options =
        [
            .. WindowOptions.Stride(windows),
            .. WindowOptions.Dilation(windows),
            .. WindowOptions.Padding(windows),
            .. lacking > 0 ? [("OutputPadding", Text(lacking))] : Array.Empty<(string, string)>(),
        ];
        SampleShape result = value.Result(
            filters, window => (int)Math.Clamp(((window.Extent - 1L) * window.Stride) - window.Before - window.After + window.Span, 0, int.MaxValue));
        return value.Seen(new Layer($"ConvTranspose{windows.Length}d", result, value.Signal.Layer)
        {
            Arguments = [Text(filters), .. WindowOptions.Kernel(windows)],
            Options = options,
            TakesActivation = true,
            WeightAxis = 1,
            HasBiasOption = true,
            WeightName = weight.Name,
            Tensors = TensorsOf(weight, channels, filters, windows, reading.Has(2) ? reading.Vector(2, filters) : null, filters),
        });
    }

    private static Tensor WeightOf(NodeReading reading) => reading.Constant(1) is var weight && weight.Rank >= 3 && weight.Shape.All(extent => extent > 0)
        ? weight
        : throw new ModelFileException($"its weight has the shape {weight.Shape.Brackets()}");

    private static List<LayerTensor> TensorsOf(Tensor weight, int first, int second, Window[] windows, double[]? bias, int filters)
    {
        List<LayerTensor> tensors = [new("weight", [first, second, .. windows.Select(window => window.Kernel)], weight.Values)];
        if (bias is not null)
            tensors.Add(new LayerTensor("bias", [filters], bias));
        return tensors;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
