using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>What the input of a layer with a window has to be.</summary>
internal static class WindowRule
{
    private const string Image = "an image, height x width x channels", Sequence = "a sequence, steps x features";

    /// <summary>Whether the input is an image or a sequence; an error is reported where it is neither.</summary>
    public static bool RequirePositions(LayerScope scope, string kind) => scope.Input.Shape.Rank > 2 || Refuse(
        scope, kind, "an image or a sequence", Declared("[Network(height, width, channels)] or [Network(steps, features)]"));

    /// <summary>Whether the input is an image; an error is reported where it is not.</summary>
    public static bool RequireImage(LayerScope scope, string kind) =>
        scope.Input.Shape.Rank == 4 || Refuse(scope, kind, Image, Declared("[Network(height, width, channels)]"));

    /// <summary>Whether the input is a sequence; an error is reported where it is not.</summary>
    public static bool RequireSequence(LayerScope scope, string kind) =>
        scope.Input.Shape.Rank == 3 || Refuse(scope, kind, Sequence, Declared("[Network(steps, features)]"));

    /// <summary>Whether the input is an image, or a sequence, which has one dimension; an error is reported where it is not.</summary>
    public static bool RequirePositions(LayerScope scope, string kind, int dimensions)
    {
        int actual = scope.Input.Shape.Rank - 2;
        if (actual == dimensions)
            return true;
        bool isOfImages = dimensions == 2;
        string remedy = actual == 0
            ? Declared(isOfImages ? "[Network(height, width, channels)]" : "[Network(steps, features)]")
            : $"use [{kind.Substring(0, kind.Length - 2)}{actual}d] for {(isOfImages ? "a sequence" : "an image")}";
        return Refuse(scope, kind, isOfImages ? Image : Sequence, remedy);
    }

    /// <summary>Returns whether a weight with a number of rows and columns can be stored. Reports an error if it cannot.</summary>
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

    /// <summary>The window over the input; null, and an error, where nothing would be left of it.</summary>
    public static Window? Over(LayerScope scope, string kind, WindowOptions options)
    {
        if (!RequirePositions(scope, kind, options.Extents.Count))
            return null;
        Shape input = scope.Input.Shape;
        Window window = options.On(input);
        if (window.Axes.Select((axis, i) => axis.Count(input[i + 1].Size)).All(count => count > 0))
            return window;
        string reach = string.Join(" x ", window.Axes.Select(axis => axis.Extent));
        string room = string.Join(" x ", window.Axes.Select((axis, i) => (long)input[i + 1].Size + axis.Before + axis.After));
        scope.Refuse(Descriptors.WindowTooLarge, null, 0, $"[{kind}]", $"{reach} {(window.Axes.Count == 1 ? "steps" : "pixels")}", room);
        return null;
    }

    private static string Declared(string network) => $"declare the samples with {network}, or move the layer before the one that flattens its input";

    private static bool Refuse(LayerScope scope, string kind, string needed, string remedy)
    {
        scope.Refuse(Descriptors.NoImage, null, 0, $"[{kind}]", needed, scope.Input.Shape.PerSample, remedy);
        return false;
    }
}
