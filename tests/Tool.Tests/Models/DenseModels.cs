namespace NetGen.Tool.Tests.Models;

/// <summary>Dense layers, as different exporters write them.</summary>
internal static class DenseModels
{
    public static IEnumerable<ModelCase> All =>
    [
        ModelCase.Of("GemmTransposed", model =>
        {
            string x = model.Node("Gemm", [model.Floats(null, 5), model.Drawn("fc1.weight", 7, 5), model.Drawn("fc1.bias", 7)], ("transB", 1));
            return model.Node("Gemm", [model.Node("Relu", x), model.Drawn("fc2.weight", 3, 7), model.Drawn("fc2.bias", 3)], ("transB", 1));
        }),
        ModelCase.Of("ChoiceByCast", model =>
        {
            // Every number but 0 is true.
            string chosen = model.Node("Cast", [model.Constant("half", [], 0.5f)], ("to", 9));
            return model.Node("Where", chosen, model.Node("MatMul", model.Floats(null, 5), model.Drawn("w", 5, 3)), model.Number(0));
        }),
        ModelCase.Of("GemmScaled", model => model.Node(
            "Gemm", [model.Floats(null, 5), model.Drawn("w", 5, 4), model.Drawn("b", 1, 4)], ("alpha", 0.5f), ("beta", 2f))),
        ModelCase.Of("GemmWithoutBias", model => model.Node("Gemm", model.Floats(null, 5), model.Drawn("w", 5, 4)), operatorSet: 11),
        ModelCase.Of("MatMulAndAdd", model =>
        {
            string x = model.Node("Add", model.Node("MatMul", model.Floats(null, 6), model.Drawn("w1", 6, 8)), model.Drawn("b1", 8));
            x = model.Node("Add", model.Drawn("b2", 1, 4), model.Node("MatMul", model.Node("Tanh", x), model.Drawn("w2", 8, 4)));
            return model.Node("Softmax", x);
        }),
        ModelCase.Of("FixedSamples", model => model.Node("LogSoftmax", [model.Node(
            "Gemm", model.Node("Flatten", model.Floats(1, 1, 4, 4)), model.Drawn("w", 16, 3), model.Drawn("b", 3))], ("axis", 1)), operatorSet: 7),
        ModelCase.Of("AtEachStep", model => model.Node("Add", model.Node("MatMul", model.Node(
            "LayerNormalization", model.Floats(null, 5, 6), model.Drawn("g", 6), model.Drawn("b", 6)), model.Drawn("w", 6, 4)), model.Drawn("c", 4))),
        ModelCase.Of("WithDropout", model =>
        {
            string x = model.Node("Gemm", model.Floats(null, 6), model.Drawn("w1", 6, 8), model.Drawn("b1", 8));
            x = model.Node("Dropout", [model.Node("Relu", x)], ("ratio", 0.25f));
            return model.Node("Gemm", model.Node("Identity", x), model.Drawn("w2", 8, 2), model.Drawn("b2", 2));
        }, operatorSet: 10),
        ModelCase.Of("ConstantNodes", model =>
        {
            string w = model.Node("Transpose", model.Drawn("w", 4, 6));
            string half = model.Node("Constant", [], ("value_float", 0.5f));
            return model.Node("Mul", model.Node("MatMul", model.Floats(null, 6), w), half);
        }),
        ModelCase.Of("Scaled", model =>
        {
            string x = model.Node("Div", model.Node("Sub", model.Floats(null, 4), model.Drawn("mean", 4)), model.DrawnPositive("deviation", 4));
            return model.Node("Sub", model.Number(1), model.Node("Gemm", model.Node("Neg", x), model.Drawn("w", 4, 2), model.Drawn("b", 2)));
        }),
        ModelCase.Of("ScikitLearn", model =>
        {
            string x = model.Node("ai.onnx.ml:Scaler", [model.Floats(null, 4)], ("offset", (float[])[1, 2, 3, 4]), ("scale", (float[])[0.5f, 0.25f, 2, 1]));
            x = model.Node("Relu", model.Node("Add", model.Node("MatMul", model.Node("Cast", [x], ("to", 1)), model.Drawn("w1", 4, 8)), model.Drawn("b1", 1, 8)));
            x = model.Node("Add", model.Node("MatMul", x, model.Drawn("w2", 8, 1)), model.Drawn("b2", 1, 1));
            return model.Node("Reshape", x, model.Integers(-1, 1));
        }),
        ModelCase.Of("Probability", model => model.Node("Sigmoid", model.Node("Gemm", model.Floats(null, 4), model.Drawn("w", 4, 1), model.Drawn("b", 1)))),
        ModelCase.Of("DoubleWeights", model => model.Node("MatMul", model.Floats(null, 2), model.Node("Cast", [model.Tensor(
            "w", new MessageWriter().Write(1, 2).Write(1, 1).Write(2, 11).Write(9, [0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 0, 0, 0, 0, 0, 0xF8, 0xBF]))], ("to", 1)))),
        ModelCase.Of("HalfWeights", model => model.Node("MatMul", model.Floats(null, 2), model.Node("Cast", [model.Tensor(
            "w", new MessageWriter().Write(1, 2).Write(1, 1).Write(2, 10).Write(9, [0x00, 0x38, 0x00, 0xBE]))], ("to", 1)))),
        ModelCase.Of("HalfWeightsAsBits", model => model.Node("MatMul", model.Floats(null, 2), model.Node("Cast", [model.Tensor(
            "w", new MessageWriter().Write(1, 2).Write(1, 1).Write(2, 10).Write(5, 0x3800).Write(5, 0xBE00))], ("to", 1)))),
    ];
}
