namespace NetGen.Tool.Reading;

/// <summary>The input and the output between which a network is.</summary>
internal static class ModelEnds
{
    private const string Dictionary = "ai.onnx.ml:ZipMap";
    private const int MostLabelNodes = 8;

    public static (OnnxValue Input, string Output) Of(OnnxModel model, string? result)
    {
        if (model.Inputs is not [var input])
            throw new ModelFileException($"The model has the inputs {NamesOf(model.Inputs)}; expected one.");
        if (result is not null)
        {
            OnnxValue? chosen = model.Outputs.FirstOrDefault(output => output.Name == result);
            return chosen is not null
                ? (input, NumbersOf(model, chosen) ?? ClassOf(model, chosen) ?? result)
                : throw new ModelFileException($"The model has the outputs {NamesOf(model.Outputs)}; there is no {result.Quote()}.");
        }

        // Beside its probabilities, a classifier of scikit-learn's gives labels, and a dictionary of the probabilities.
        string[] outputs = [.. model.Outputs.Select(output => NumbersOf(model, output)).OfType<string>().Distinct()];
        if (outputs.Length == 0)
            outputs = [.. model.Outputs.Select(output => ClassOf(model, output)).OfType<string>().Distinct()];
        return outputs is [var only]
            ? (input, only)
            : throw new ModelFileException($"The model has the outputs {NamesOf(model.Outputs)}; expected one of floats. Choose one with --result.");
    }

    private static string? NumbersOf(OnnxModel model, OnnxValue output) =>
        ((ElementType)output.Type).IsFloat() ? output.Name
        : ProducerOf(model, output.Name) is { Operator: Dictionary, Inputs: [var probabilities, ..] } ? probabilities
        : null;

    /// <summary>The place of the largest output, which an output is the label of; null if it is none.</summary>
    private static string? ClassOf(OnnxModel model, OnnxValue output)
    {
        string value = output.Name;
        for (int i = 0; i < MostLabelNodes && ProducerOf(model, value) is { Inputs.Count: > 0 } node; i++)
        {
            switch (node.Operator)
            {
                case "ArgMax":
                    return value;
                case "Cast" or "Identity" or "Reshape" or "Squeeze" or "ai.onnx.ml:LabelEncoder":
                    value = node.Inputs[0];
                    break;
                case "Gather" or "ai.onnx.ml:ArrayFeatureExtractor" when node.Inputs.Count == 2:
                    value = node.Inputs[1];
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static OnnxNode? ProducerOf(OnnxModel model, string value) => model.Nodes.FirstOrDefault(node => node.Outputs.Contains(value));

    private static string NamesOf(IReadOnlyList<OnnxValue> values) => values.Count == 0 ? "none" : string.Join(", ", values.Select(value => value.Name.Quote()));
}
