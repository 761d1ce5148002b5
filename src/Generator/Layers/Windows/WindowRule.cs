using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>What the input of a layer with a window has to be.</summary>
internal static class WindowRule
{
    /// <summary>Whether the input is an image; an error is reported where it is not.</summary>
    public static bool RequireImage(LayerScope scope, string kind)
    {
        if (scope.Input.Shape.Rank == 4)
            return true;
        scope.Refuse(Descriptors.NoImage, null, 0, $"[{kind}]", scope.Input.Shape.PerSample);
        return false;
    }

    /// <summary>Whether a weight with so many rows and columns can be stored; an error is reported where it cannot.</summary>
    public static bool RequireWeight(LayerScope scope, string kind, long rows, int columns)
    {
        // Few columns take the memory of a vector.
        long floats = rows * Math.Max(columns, 16);
        if (floats <= SizeRange.MaximumParameters)
            return true;
        scope.Refuse(
            Descriptors.SizeOutOfRange, null, 0, "weight", $"[{kind}]", $"{floats.ToString("N0", CultureInfo.InvariantCulture)} floats",
            $"at most {SizeRange.MaximumParameters.ToString("N0", CultureInfo.InvariantCulture)}");
        return false;
    }

    /// <summary>The window over the input, an image; null, and an error, where nothing would be left of it.</summary>
    public static Window? Over(LayerScope scope, string kind, WindowOptions options)
    {
        if (!RequireImage(scope, kind))
            return null;
        Shape input = scope.Input.Shape;
        Window window = options.On(input);
        if (window.Axes.Select((axis, i) => axis.Count(input[i + 1].Size)).All(count => count > 0))
            return window;
        string reach = string.Join(" x ", window.Axes.Select(axis => axis.Extent));
        string image = string.Join(" x ", window.Axes.Select((axis, i) => (long)input[i + 1].Size + axis.Before + axis.After));
        scope.Refuse(Descriptors.WindowTooLarge, null, 0, $"[{kind}]", reach, image);
        return null;
    }
}
