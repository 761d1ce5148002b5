namespace NetGen.Tool.Reading;

/// <summary>A model, as it stands in the file.</summary>
/// <param name="Producer">The program that wrote it.</param>
/// <param name="OperatorSet">The version of ONNX's operators.</param>
/// <param name="Nodes">The nodes, each after those that it reads.</param>
/// <param name="Constants">The initialisers, by name.</param>
/// <param name="Inputs">The inputs that are not initialisers.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record OnnxModel(
    string Producer,
    int OperatorSet,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, Tensor> Constants,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs);
