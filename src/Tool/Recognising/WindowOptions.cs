using System.Globalization;

namespace NetGen.Tool.Recognising;

/// <summary>The options of a layer with a window, one or two for each axis.</summary>
internal static class WindowOptions
{
    /// <summary>The kernel, by position: one number where all are equal.</summary>
    public static IEnumerable<string> Kernel(Window[] windows) =>
        (windows.DistinctBy(window => window.Kernel).Count() == 1 ? windows.Take(1) : windows).Select(window => Text(window.Kernel));

    public static IEnumerable<(string Name, string Value)> Stride(Window[] windows, int otherwise = 1) =>
        OfEach("Stride", [.. windows.Select(window => window.Stride)], otherwise);

    public static IEnumerable<(string Name, string Value)> Dilation(Window[] windows) =>
        OfEach("Dilation", [.. windows.Select(window => window.Dilation)], otherwise: 1);

    public static IEnumerable<(string Name, string Value)> Padding(Window[] windows)
    {
        int[] ends = [.. windows.SelectMany(window => new[] { window.Before, window.After })];
        if (ends.Distinct().Count() == 1)
            return ends[0] == 0 ? [] : [("Padding", Text(ends[0]))];
        string[] names = windows.Length == 1 ? ["PaddingBefore", "PaddingAfter"] : ["PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight"];
        return names.Zip(ends).Where(end => end.Second != 0).Select(end => (end.First, Text(end.Second)));
    }

    private static IEnumerable<(string Name, string Value)> OfEach(string name, int[] values, int otherwise)
    {
        if (values.Distinct().Count() == 1)
            return values[0] == otherwise ? [] : [(name, Text(values[0]))];
        return [(name + "Height", Text(values[0])), (name + "Width", Text(values[1]))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
