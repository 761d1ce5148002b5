namespace NetGen.Tool.Tests.Models;

/// <summary>Normalisations, whole and spelt out.</summary>
internal static class NormalizationModels
{
    public static IEnumerable<ModelCase> All =>
    [
        ModelCase.Of("BatchNormalized", model => Batch(model, ConvolutionModels.Conv(model, model.Floats(null, 3, 5, 5), [4, 3, 3, 3]), 4)),
        ModelCase.Of("BatchNormalizedFeatures", model => model.Node("Relu", Batch(model, model.Node("Gemm", model.Floats(null, 4), model.Drawn("w", 4, 6)), 6))),
        ModelCase.Of("BatchNormalizedFlat", model => Batch(model, model.Node("Flatten", ConvolutionModels.Conv(model, model.Floats(null, 3, 5, 5), [2, 3, 3, 3])), 18)),
        ModelCase.Of("LayerNormalized", model => model.Node("LayerNormalization", [model.Floats(null, 6), model.Drawn("n.weight", 6), model.Drawn("n.bias", 6)], ("epsilon", 1e-3f))),
        ModelCase.Of("LayerNormalizedSteps", model => model.Node("LayerNormalization", [model.Floats(null, 4, 6), model.Drawn("n.weight", 6)], ("axis", 2))),
        ModelCase.Of("LayerNormalizedSpelt", model =>
        {
            string x = model.Node("MatMul", model.Floats(null, 4, 5), model.Drawn("w", 5, 6));
            string centred = model.Node("Sub", x, model.Node("ReduceMean", [x], ("axes", (int[])[-1])));
            string variance = model.Node("ReduceMean", [model.Node("Pow", centred, model.Number(2))], ("axes", (int[])[-1]));
            string normal = model.Node("Div", centred, model.Node("Sqrt", model.Node("Add", variance, model.Number(1e-5f))));
            return model.Node("Add", model.Node("Mul", normal, model.Drawn("norm.weight", 6)), model.Drawn("norm.bias", 6));
        }),
        ModelCase.Of("LayerNormalizedByReciprocal", model =>
        {
            string x = model.Node("MatMul", model.Floats(null, 5), model.Drawn("w", 5, 6)), mean = model.Node("ReduceMean", [x], ("axes", (int[])[1]));
            string square = model.Node("Sub", x, mean), centred = model.Node("Sub", x, mean);
            string variance = model.Node("ReduceMean", [model.Node("Mul", square, square)], ("axes", (int[])[1]));
            return model.Node("Mul", centred, model.Node("Reciprocal", model.Node("Sqrt", model.Node("Add", variance, model.Number(1e-3f)))));
        }),
        ModelCase.Of("LayerNormalizedByTensorFlow", model => Factored(model, model.Node("MatMul", model.Floats(null, 4, 5), model.Drawn("w", 5, 6)), model.Drawn("gamma", 6), model.Drawn("beta", 6))),
        ModelCase.Of("LayerNormalizedByTensorFlowAlongAxes", model => Factored(model, model.Node("MatMul", model.Floats(null, 6, 5), model.Drawn("w", 5, 6)), model.Drawn("gamma", 1, 6), model.Drawn("beta", 1, 1, 6))),
        ModelCase.Of("LayerNormalizedByTensorFlowPlainly", model => Factored(model, model.Node("MatMul", model.Floats(null, 5), model.Drawn("w", 5, 6)), weight: null, bias: null)),
        ModelCase.Of("RootMeanSquare", model =>
        {
            string x = model.Node("MatMul", model.Floats(null, 5), model.Drawn("w", 5, 6));
            string mean = model.Node("ReduceMean", [model.Node("Pow", x, model.Number(2))], ("axes", (int[])[-1]));
            string normal = model.Node("Mul", x, model.Node("Reciprocal", model.Node("Sqrt", model.Node("Add", mean, model.Number(1e-5f)))));
            return model.Node("Mul", normal, model.Drawn("norm.weight", 6));
        }),
        ModelCase.Of("GroupNormalizedSpelt", model =>
        {
            // As PyTorch's exporter writes it.
            string x = ConvolutionModels.Conv(model, model.Floats(null, 3, 5, 5), [6, 3, 3, 3]);
            string grouped = model.Node("Reshape", x, model.Integers(0, 3, -1));
            grouped = model.Node("InstanceNormalization", grouped, model.Constant("ones", [3], 1, 1, 1), model.Constant("zeros", [3], 0, 0, 0));
            x = model.Node("Reshape", grouped, model.Node("Shape", x));
            return model.Node("Add", model.Node("Mul", x, model.Drawn("norm.weight", 6, 1, 1)), model.Drawn("norm.bias", 6, 1, 1));
        }),
        ModelCase.Of("InstanceNormalized", model => model.Node(
            "InstanceNormalization", ConvolutionModels.Conv(model, model.Floats(null, 3, 5, 5), [6, 3, 3, 3]), model.Drawn("norm.weight", 6), model.Drawn("norm.bias", 6))),
        ModelCase.Of("GroupNormalized", model => model.Node(
            "GroupNormalization", [ConvolutionModels.Conv(model, model.Floats(null, 3, 5, 5), [6, 3, 3, 3]), model.Drawn("norm.weight", 6), model.Drawn("norm.bias", 6)], ("num_groups", 2)), operatorSet: 21),
    ];

    /// <summary>As tf2onnx writes tf.nn.batch_normalization of the moments of a row.</summary>
    public static string Factored(ModelBuilder model, string x, string? weight, string? bias)
    {
        string mean = model.Node("ReduceMean", [x], ("axes", (int[])[-1])), difference = model.Node("Sub", x, model.Node("Identity", mean));
        string variance = model.Node("ReduceMean", [model.Node("Mul", difference, difference)], ("axes", (int[])[-1]));
        string factor = model.Node("Reciprocal", model.Node("Sqrt", model.Node("Add", variance, model.Number(1e-3f))));
        if (weight is not null)
            factor = model.Node("Mul", factor, weight);
        string scaled = model.Node("Mul", x, factor), scaledMean = model.Node("Mul", mean, factor);
        return bias is null ? model.Node("Sub", scaled, scaledMean) : model.Node("Add", scaled, model.Node("Sub", bias, scaledMean));
    }

    private static string Batch(ModelBuilder model, string input, int channels) => model.Node(
        "BatchNormalization",
        [input, model.DrawnPositive("bn.weight", channels), model.Drawn("bn.bias", channels), model.Drawn("bn.running_mean", channels), model.DrawnPositive("bn.running_var", channels)],
        ("epsilon", 1e-3f),
        ("momentum", 0.9f));
}
