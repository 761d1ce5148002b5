namespace NetGen.Tool.Tests.Models;

/// <summary>Networks that branch.</summary>
internal static class JoinModels
{
    public static IEnumerable<ModelCase> All =>
    [
        ModelCase.Of("Residual", model =>
        {
            string a = model.Node("Relu", ConvolutionModels.Conv(model, model.Floats(null, 3, 6, 6), [4, 3, 3, 3]));
            string b = ConvolutionModels.Conv(model, model.Node("Relu", ConvolutionModels.Conv(model, a, [4, 4, 3, 3], ("pads", (int[])[1, 1, 1, 1]))), [4, 4, 1, 1]);
            return model.Node("Relu", model.Node("Add", b, a));
        }),
        ModelCase.Of("ResidualWithProjection", model =>
        {
            string a = model.Node("Relu", ConvolutionModels.Conv(model, model.Floats(null, 3, 6, 6), [4, 3, 3, 3]));
            string b = ConvolutionModels.Conv(model, a, [5, 4, 3, 3], ("strides", (int[])[2, 2]), ("pads", (int[])[1, 1, 1, 1]));
            string c = ConvolutionModels.Conv(model, a, [5, 4, 1, 1], ("strides", (int[])[2, 2]));
            return model.Node("Flatten", model.Node("GlobalAveragePool", model.Node("Relu", model.Node("Add", b, c))));
        }),
        ModelCase.Of("ResidualOfInput", model =>
        {
            string x = model.Floats(null, 6);
            return model.Node("Gemm", model.Node("Add", x, model.Node("Tanh", model.Node("Gemm", x, model.Drawn("w", 6, 6), model.Drawn("b", 6)))), model.Drawn("w2", 6, 2));
        }),
        ModelCase.Of("SumOfThree", model =>
        {
            string x = model.Floats(null, 6), a = model.Node("MatMul", x, model.Drawn("a", 6, 4)), b = model.Node("MatMul", x, model.Drawn("b", 6, 4));
            return model.Node("Sum", a, b, model.Node("Tanh", a));
        }),
        ModelCase.Of("Gate", model =>
        {
            string x = model.Floats(null, 6), a = model.Node("MatMul", x, model.Drawn("a", 6, 4)), b = model.Node("MatMul", x, model.Drawn("b", 6, 4));
            return model.Node("Mul", a, model.Node("Sigmoid", b));
        }),
        ModelCase.Of("SqueezeAndExcite", model =>
        {
            string x = ConvolutionModels.Conv(model, model.Floats(null, 3, 6, 6), [4, 3, 3, 3]);
            string s = model.Node("Relu", ConvolutionModels.Conv(model, model.Node("GlobalAveragePool", x), [2, 4, 1, 1]));
            return model.Node("Mul", x, model.Node("Sigmoid", ConvolutionModels.Conv(model, s, [4, 2, 1, 1])));
        }),
        ModelCase.Of("Concatenated", model =>
        {
            string x = model.Floats(null, 3, 6, 6);
            string a = ConvolutionModels.Conv(model, x, [2, 3, 1, 1]), b = model.Node("Relu", ConvolutionModels.Conv(model, x, [3, 3, 3, 3], ("pads", (int[])[1, 1, 1, 1])));
            return ConvolutionModels.Conv(model, model.Node("Concat", [a, x, b], ("axis", 1)), [2, 8, 1, 1]);
        }),
        ModelCase.Of("ConcatenatedFlat", model =>
        {
            string x = ConvolutionModels.Conv(model, model.Floats(null, 3, 6, 6), [2, 3, 3, 3]);
            string a = model.Node("Flatten", x), b = model.Node("Flatten", model.Node("GlobalMaxPool", x));
            return model.Node("Gemm", model.Node("Concat", [a, b], ("axis", -1)), model.Drawn("w", 34, 3));
        }),
    ];
}
