using NetGen.Generator.Emission;

namespace NetGen.Generator.Onnx;

/// <summary>An attribute of an ONNX node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, as C#.</param>
internal sealed record OnnxAttribute(string Name, string Value)
{
    public static OnnxAttribute Of(string name, int value) => new(name, Literals.Integer(value));

    public static OnnxAttribute Of(string name, float value) => new(name, Literals.Float(value));

    public static OnnxAttribute Of(string name, string value) => new(name, $"\"{value}\"");

    public static OnnxAttribute OfList(string name, params IEnumerable<int> values) => new(name, $"[{string.Join(", ", values.Select(value => Literals.Integer(value)))}]");

    public static OnnxAttribute OfNumbers(string name, params IEnumerable<float> values) => new(name, $"[{string.Join(", ", values.Select(Literals.Float))}]");

    public static OnnxAttribute OfTexts(string name, params IEnumerable<string> values) => new(name, $"[{string.Join(", ", values.Select(value => $"\"{value}\""))}]");
}
