namespace NetGen.Tool.Reading;

/// <summary>An input or an output of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">ONNX's number of the type of its elements; 0 if it is not a tensor.</param>
/// <param name="Extents">Its extents, null for those that are not fixed; null if its rank is not known.</param>
internal sealed record OnnxValue(string Name, int Type, IReadOnlyList<long?>? Extents)
{
    public string ShapeText => Extents is null ? "of unknown shape" : $"[{string.Join(", ", Extents.Select(extent => extent?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"))}]";
}
