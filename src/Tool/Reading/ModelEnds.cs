namespace NetGen.Tool.Reading;

/// <summary>The input and the output between which a network is.</summary>
internal static class ModelEnds
{
    private const string Dictionary = "ai.onnx.ml:ZipMap";

    public static (OnnxValue Input, string Output) Of(OnnxModel model, string? result)
    {
        if (model.Inputs is not [var input])
            throw new ModelFileException($"The model has the inputs {NamesOf(model.Inputs)}; expected one.");
        if (result is not null)
        {
            return model.Outputs.Any(output => output.Name == result)
                ? (input, result)
                : throw new ModelFileException($"The model has the outputs {NamesOf(model.Outputs)}; there is no {result.Quote()}.");
        }

        // Beside its probabilities, a classifier of scikit-learn's gives labels, and a dictionary of the probabilities.
        string[] outputs = [.. model.Outputs.Select(output => NumbersOf(model, output)).OfType<string>()];
        return outputs is [var only]
            ? (input, only)
            : throw new ModelFileException($"The model has the outputs {NamesOf(model.Outputs)}; expected one of floats. Choose one with --result.");
    }

    private static string? NumbersOf(OnnxModel model, OnnxValue output) =>
        ((ElementType)output.Type).IsFloat() ? output.Name
        : model.Nodes.FirstOrDefault(node => node.Outputs.Contains(output.Name)) is { Operator: Dictionary, Inputs: [var probabilities, ..] } ? probabilities
        : null;

    private static string NamesOf(IReadOnlyList<OnnxValue> values) => values.Count == 0 ? "none" : string.Join(", ", values.Select(value => value.Name.Quote()));
}
