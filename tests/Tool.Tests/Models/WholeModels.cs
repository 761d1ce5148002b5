namespace NetGen.Tool.Tests.Models;

/// <summary>Small networks in the ways of several exporters, with the order of their values.</summary>
internal static class WholeModels
{
    public static IEnumerable<ModelCase> All =>
    [
        ModelCase.Of("LeNetOfPyTorch", model =>
        {
            string x = model.Node("MaxPool", [model.Node("Relu", ConvolutionModels.Conv(model, model.Floats(null, 2, 8, 8), [4, 2, 3, 3]))], ("kernel_shape", (int[])[2, 2]), ("strides", (int[])[2, 2]));
            return model.Node("Gemm", [model.Node("Flatten", x), model.Drawn("fc.weight", 3, 36), model.Drawn("fc.bias", 3)], ("transB", 1));
        }),
        ModelCase.Of("ViewOfOldPyTorch", model =>
        {
            // x.view(x.size(0), -1)
            string x = ConvolutionModels.Conv(model, model.Floats(null, 2, 5, 5), [4, 2, 3, 3]);
            string size = model.Node("Gather", [model.Node("Shape", x), model.Integers([], 0)], ("axis", 0));
            string shape = model.Node("Concat", [model.Node("Unsqueeze", [size], ("axes", (int[])[0])), model.Integers(-1)], ("axis", 0));
            return model.Node("Gemm", [model.Node("Reshape", x, shape), model.Drawn("fc.weight", 3, 36), model.Drawn("fc.bias", 3)], ("transB", 1));
        }, operatorSet: 11),
        ModelCase.Of("ViewOfFixedSamples", model =>
        {
            string x = ConvolutionModels.Conv(model, model.Floats(1, 2, 5, 5), [4, 2, 3, 3]);
            return model.Node("Gemm", [model.Node("Reshape", x, model.Integers(1, 36)), model.Drawn("fc.weight", 3, 36), model.Drawn("fc.bias", 3)], ("transB", 1));
        }),
        ModelCase.Of("Keras", model =>
        {
            string x = model.Node("Transpose", [model.Node("Identity", model.Floats(null, 6, 6, 2))], ("perm", (int[])[0, 3, 1, 2]));
            x = model.Node("MaxPool", [model.Node("Relu", ConvolutionModels.Conv(model, x, [3, 2, 3, 3]))], ("kernel_shape", (int[])[2, 2]), ("strides", (int[])[2, 2]));
            x = model.Node("Reshape", model.Node("Transpose", [x], ("perm", (int[])[0, 2, 3, 1])), model.Integers(-1, 12));
            return model.Node("Softmax", model.Node("Add", model.Node("MatMul", x, model.Drawn("w", 12, 4)), model.Drawn("b", 4)));
        }, operatorSet: 10),
        ModelCase.Of("KerasImageOut", model =>
        {
            string x = model.Node("Transpose", [model.Floats(null, 6, 6, 2)], ("perm", (int[])[0, 3, 1, 2]));
            x = ConvolutionModels.Conv(model, model.Node("Elu", ConvolutionModels.Conv(model, x, [3, 2, 3, 3])), [2, 3, 1, 1]);
            return model.Node("Transpose", [x], ("perm", (int[])[0, 2, 3, 1]));
        }),
        ModelCase.Of("OddOrder", model =>
        {
            // Columns before rows, before a product: its weight takes the order.
            string x = model.Node("Transpose", [ConvolutionModels.Conv(model, model.Floats(null, 2, 5, 4), [3, 2, 3, 3])], ("perm", (int[])[0, 3, 1, 2]));
            return model.Node("Gemm", model.Node("Flatten", x), model.Drawn("w", 18, 3));
        }),
        ModelCase.Of("Segmentation", model => model.Node(
            "Softmax", [ConvolutionModels.Conv(model, model.Node("Relu", ConvolutionModels.Conv(model, model.Floats(null, 3, 6, 6), [4, 3, 3, 3])), [3, 4, 1, 1])], ("axis", 1))),
        ModelCase.Of("ImageOfOneChannel", model => model.Node("Gemm", model.Node("Flatten", ConvolutionModels.Conv(
            model, model.Node("Unsqueeze", model.Floats(null, 6, 6), model.Integers(1)), [2, 1, 3, 3])), model.Drawn("w", 32, 2))),
        ModelCase.Of("PixelsFromBytes", model => ConvolutionModels.Conv(model, model.Node("Div", model.Floats(null, 3, 4, 4), model.Number(255)), [2, 3, 3, 3])),
    ];
}
