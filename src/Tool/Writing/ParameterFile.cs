using NetGen.Tool.Recognising;

namespace NetGen.Tool.Writing;

/// <summary>The tensors of a network, as its class loads them.</summary>
internal static class ParameterFile
{
    // Some readers ask for the framework whose layout it is.
    private static readonly Dictionary<string, string> Metadata = new(StringComparer.Ordinal) { ["format"] = "pt" };

    public static IReadOnlyList<FileTensor> TensorsOf(ImportedNetwork network, IReadOnlyDictionary<Layer, string> names) =>
    [
        .. network.Layers.SelectMany(layer => layer.Tensors.Select(tensor => new FileTensor(
            $"{names[layer]}.{tensor.Name}", tensor.Shape, Array.ConvertAll(tensor.Values, value => (float)value)))),
    ];

    public static void Write(Stream stream, IReadOnlyList<FileTensor> tensors) => SafeTensorsWriter.Write(stream, Metadata, tensors);
}
