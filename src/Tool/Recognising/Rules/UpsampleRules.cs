using System.Globalization;
using NetGen.Tool.Checking;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Enlargements that repeat each pixel.</summary>
internal static class UpsampleRules
{
    public static Signal Upsample(NodeReading reading) =>
        Enlarge(reading, reading.Has(1) ? reading.Constant(1).Values : [.. reading.Node.Attributes.GetValueOrDefault("scales")?.Singles ?? []]);

    public static Signal Resize(NodeReading reading)
    {
        OnnxNode node = reading.Node;
        string place = node.Text("coordinate_transformation_mode", reading.OperatorSet < 11 ? "asymmetric" : "half_pixel");
        string rounding = node.Text("nearest_mode", reading.OperatorSet < 11 ? "floor" : "round_prefer_floor");
        bool repeats = (place is "half_pixel" or "pytorch_half_pixel" && rounding.StartsWith("round_prefer", StringComparison.Ordinal)) || (place == "asymmetric" && rounding == "floor");
        Require.That(repeats, $"it takes pixels by {place.Quote()} and {rounding.Quote()}, and does not repeat each of them equally often");

        int scales = reading.OperatorSet < 11 ? 1 : 2;
        if (reading.Has(scales) && reading.Constant(scales).Values is { Length: > 0 } factors)
            return Enlarge(reading, factors);
        int[] shape = reading.Input.View.Shape;
        int[] sizes = reading.Constant(scales + 1).ToInts();
        Require.That(sizes.Length == shape.Length, $"it makes {sizes.Brackets()} of {reading.Input.ShapeText}");
        return Enlarge(reading, [.. sizes.Zip(shape, (size, extent) => extent == View.Samples ? 1 : (double)size / extent)]);
    }

    private static Signal Enlarge(NodeReading reading, double[] scales)
    {
        Signal input = reading.Input;
        string mode = reading.Node.Text("mode", "nearest");
        Require.That(mode == "nearest", $"its mode is {mode.Quote()}; NetGen's layer repeats pixels, as 'nearest'");
        Require.That(scales.Length == input.View.Rank, $"it has {scales.Length} scales for {input.View.Rank} axes");
        double factor = scales.Max();
        SampleShape shape = input.Shape;
        bool isUniform = scales.Index().All(axis => axis.Item == (input.View[axis.Index].Any(IsPosition) || IsSinglePosition(axis.Index) ? factor : 1));
        Require.That(
            isUniform && factor == Math.Floor(factor) && factor >= 1 && shape.Spatial.Length > 0,
            $"its scales are [{string.Join(", ", scales)}]; expected the same whole number for all positions, and 1 for samples and channels");
        int times = (int)Math.Min(factor, int.MaxValue);
        Require.AtMost(SizeLimits.Times, times, "copies of each pixel along a side");
        if (times == 1)
            return input;

        var value = WindowedValue.Of(input, input.View.Rank - 2, (_, extent) => Window.None with { Extent = extent });
        return value.Seen(new Layer("Upsample", value.Result(shape.Channels, window => Math.Min(window.Extent, 1 << 20) * times), input.Layer)
        {
            Arguments = [times.ToString(CultureInfo.InvariantCulture)],
        });

        bool IsPosition(Atom atom) => atom.Axis is Axis.First or Axis.Second;

        // A row or a column of one pixel.
        bool IsSinglePosition(int axis) => axis >= 2 && input.View[axis].IsEmpty && scales[axis] == factor;
    }
}
