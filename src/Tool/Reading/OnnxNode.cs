namespace NetGen.Tool.Reading;

/// <summary>A node: one operator, applied to values that are known by their names.</summary>
internal sealed record OnnxNode(
    string Name, string Type, string Domain, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, OnnxAttribute> Attributes)
{
    /// <summary>What messages call it: by the name that it has, or its output's.</summary>
    public string Label => $"{Type.Visible('?')} {(Name.Length > 0 ? Name : Output).Quote()}";

    /// <summary>The operator, with its domain unless that is ONNX itself.</summary>
    public string Operator => Domain is "" or "ai.onnx" ? Type : $"{Domain}:{Type}";

    /// <summary>The name of the first output; empty if there is none.</summary>
    public string Output => Outputs.Count > 0 ? Outputs[0] : "";

    public bool Has(string attribute) => Attributes.ContainsKey(attribute);

    public float Single(string attribute, float otherwise) => Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? found.Single : otherwise;

    public string Text(string attribute, string otherwise) => Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? found.Text : otherwise;

    public int Integer(string attribute, int otherwise) => Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? Narrow(attribute, found.Integer) : otherwise;

    /// <summary>A list of integers; null where there is none.</summary>
    public int[]? Integers(string attribute) =>
        Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? [.. found.Integers.Select(number => Narrow(attribute, number))] : null;

    /// <summary>Whether there is such an input; one that is left out has an empty name.</summary>
    public bool HasInput(int index) => index < Inputs.Count && Inputs[index].Length > 0;

    private static int Narrow(string attribute, long number) => number is >= -int.MaxValue and <= int.MaxValue
        ? (int)number
        : throw new ModelFileException($"its attribute {attribute.Quote()} is {number}, which is out of range");
}
