using System.Globalization;
using NetGen.Tool.Recognising;

namespace NetGen.Tool.Checking;

/// <summary>The sizes that NetGen's attributes can have. A class beyond them would not compile, so a model beyond them is refused as a whole.</summary>
internal static class SizeLimits
{
    public const int Inputs = 65_536, ImageInputs = 1 << 20, Values = 1 << 22;
    public const int Units = 4_096, LastUnits = 1 << 20, Vocabulary = 1 << 20;
    public const int Taps = 256, Dilation = 4_096, Padding = 256, Multiplier = 256, Times = 64;
    public const long Parameters = 1 << 28;

    // Rows of a weight take the memory of a vector.
    private const int LeastColumns = 16;

    /// <summary>Throws if a size is beyond its limit, and names all that are.</summary>
    public static void Check(ImportedNetwork network)
    {
        Layer[] layers = [.. network.Layers];
        ThrowIfAny([.. OfInput(network.Input.Shape), .. layers.SelectMany(layer => OfLayer(layer, layer == layers[^1])), .. OfParameters(layers)]);
    }

    /// <summary>Throws if the input is beyond the limits, whichever way it is understood.</summary>
    public static void CheckInput(IEnumerable<SampleShape> shapes)
    {
        string[][] problems = [.. shapes.Select(shape => OfInput(shape).ToArray())];
        if (problems.All(found => found.Length > 0))
            ThrowIfAny(problems.FirstOrDefault([]));
    }

    /// <summary>What is said of a size beyond its limit.</summary>
    public static string Beyond(long size, string name, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"it has {size:N0} {name}; NetGen's limit is {most:N0}");

    private static void ThrowIfAny(string[] problems)
    {
        if (problems.Length > 0)
            throw new ModelFileException($"The model is too large:{string.Concat(problems.Select(problem => $"\n  - {problem}."))}");
    }

    private static IEnumerable<string> OfInput(SampleShape shape)
    {
        (string Name, long Size, long Most)[] sizes = shape.Spatial switch
        {
            [] => [("values of a sample", shape.Channels, Inputs)],
            [_] => [("features of a step", shape.Channels, Units), ("values of a sample", shape.Elements, Inputs)],
            [var height, var width, ..] =>
            [
                ("rows of pixels", height, Units), ("columns of pixels", width, Units), ("channels", shape.Channels, Units),
                ("values of a sample", shape.Elements, ImageInputs),
            ],
        };
        return sizes.Where(size => size.Size > size.Most).Select(size => Text("The input", size.Size, size.Name, size.Most));
    }

    private static IEnumerable<string> OfLayer(Layer layer, bool isLast)
    {
        string kind = layer.Kind is [.. var name, '1' or '2', 'd'] ? name : layer.Kind;
        int[] arguments = [.. layer.Arguments.Select(NumberOf)];
        IEnumerable<(string Name, long Size, long Most)> sizes = kind switch
        {
            "Dense" => [(isLast ? "units" : "units where other layers follow", arguments[0], isLast ? LastUnits : Units)],
            "Gru" or "Lstm" or "Rnn" => [("units", arguments[0], Units)],
            "GroupNorm" => [("groups", arguments[0], Units)],
            "Attention" => [("heads", arguments[0], Units)],
            "Embedding" => [("different tokens", arguments[0], Vocabulary), ("units", arguments[1], Units)],
            "Upsample" => [("copies of each pixel along a side", arguments[0], Times)],
            "Conv" or "ConvTranspose" => [("filters", arguments[0], Units), .. arguments[1..].Select(TapsOf)],
            "DepthwiseConv" => [("filters", layer.Shape.Channels, Units), .. arguments.Select(TapsOf)],
            "MaxPool" or "AveragePool" => arguments.Select(TapsOf),
            _ => [],
        };
        IEnumerable<(string Name, long Size, long Most)> all =
        [
            .. sizes,
            .. layer.Options.Select(OfOption),
            ("values of a sample in its result", layer.Shape.Elements, Values),
            .. kind == "DepthwiseConv"
                ? [("values of a sample, repeated for its filters", layer.Inputs[0].Shape.With(layer.Shape.Channels).Elements, Values)]
                : Array.Empty<(string, long, long)>(),
            .. layer.Tensors.Where(tensor => tensor.Shape.Length > 1).Select(tensor => ($"elements of '{tensor.Name}'", ElementsOf(tensor), Parameters)),
        ];
        return all.Where(size => size.Size > size.Most).Select(size => Text(layer.Node, size.Size, size.Name, size.Most));
    }

    private static (string Name, long Size, long Most) TapsOf(int taps) => ("taps of its window", taps, Taps);

    private static (string Name, long Size, long Most) OfOption((string Name, string Value) option)
    {
        int size = NumberOf(option.Value);
        string name = option.Name;
        return name.StartsWith("Stride", StringComparison.Ordinal) ? ("positions from one window to the next", size, Taps)
            : name.StartsWith("Dilation", StringComparison.Ordinal) ? ("positions from one tap to the next", size, Dilation)
            : name.StartsWith("Padding", StringComparison.Ordinal) || name == "OutputPadding" ? ("positions of padding on a side", size, Padding)
            : name == "Groups" ? ("groups", size, Units)
            : name == "Multiplier" ? ("filters of each channel", size, Multiplier)
            : (name, 0, 0);
    }

    private static IEnumerable<string> OfParameters(Layer[] layers)
    {
        long count = layers.Sum(layer => layer.ParameterCount);
        return count > Parameters ? [Text("The model", count, "parameters", Parameters)] : [];
    }

    /// <summary>The number that an argument is; 0 if it is none.</summary>
    private static int NumberOf(string argument) => int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static long ElementsOf(LayerTensor tensor) => tensor.Values.Length / tensor.Shape[1] * Math.Max((long)tensor.Shape[1], LeastColumns);

    private static string Text(string what, long size, string name, long most) => $"{what}: {Beyond(size, name, most)}";
}
