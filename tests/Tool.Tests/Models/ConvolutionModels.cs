namespace NetGen.Tool.Tests.Models;

/// <summary>Convolutions and transposed convolutions.</summary>
internal static class ConvolutionModels
{
    public static IEnumerable<ModelCase> All =>
    [
        ModelCase.Of("Plain", model => Conv(model, model.Floats(null, 3, 8, 7), [4, 3, 3, 3])),
        ModelCase.Of("StridedPadded", model => Conv(
            model, model.Floats(null, 2, 9, 8), [4, 2, 3, 2], ("strides", (int[])[2, 1]), ("pads", (int[])[1, 0, 2, 1]), ("kernel_shape", (int[])[3, 2]))),
        ModelCase.Of("Dilated", model => Conv(model, model.Floats(null, 2, 9, 9), [3, 2, 3, 3], ("dilations", (int[])[2, 1]), ("pads", (int[])[2, 1, 2, 1]))),
        ModelCase.Of("Grouped", model => Conv(model, model.Floats(null, 4, 6, 6), [6, 2, 3, 3], ("group", 2))),
        ModelCase.Of("Depthwise", model => Conv(model, model.Floats(null, 4, 6, 6), [4, 1, 3, 3], ("group", 4), ("pads", (int[])[1, 1, 1, 1]))),
        ModelCase.Of("DepthwiseMultiplied", model => Conv(model, model.Floats(null, 3, 6, 6), [6, 1, 3, 3], ("group", 3))),
        ModelCase.Of("SameUpper", model => Conv(model, model.Floats(null, 2, 7, 8), [3, 2, 3, 4], ("auto_pad", "SAME_UPPER"), ("strides", (int[])[2, 2]))),
        ModelCase.Of("SameLower", model => Conv(model, model.Floats(null, 2, 7, 8), [3, 2, 2, 4], ("auto_pad", "SAME_LOWER"))),
        ModelCase.Of("Valid", model => Conv(model, model.Floats(null, 2, 7, 8), [3, 2, 2, 4], ("auto_pad", "VALID"))),
        ModelCase.Of("Sequence", model => Conv(model, model.Floats(null, 3, 12), [4, 3, 5], ("pads", (int[])[4, 0]), ("strides", (int[])[2]))),
        ModelCase.Of("SequenceDepthwise", model => Conv(model, model.Floats(null, 4, 12), [4, 1, 3], ("group", 4))),
        ModelCase.Of("ScaledAfter", model => model.Node(
            "Add", model.Node("Mul", Conv(model, model.Floats(null, 3, 5, 5), [4, 3, 3, 3]), model.Drawn("s", 1, 4, 1, 1)), model.Drawn("t", 4, 1, 1))),
        ModelCase.Of("PadBefore", model => Conv(model, model.Node("Pad", model.Floats(null, 2, 6, 6), model.Integers(0, 0, 1, 0, 0, 0, 2, 1)), [3, 2, 3, 3])),
        ModelCase.Of("PadBeforeTransposed", model => Conv(model, model.Node(
            "Transpose", [model.Node("Pad", model.Floats(null, 6, 7, 2), model.Integers(0, 0, 1, 0, 0, 1, 2, 0))], ("perm", (int[])[0, 3, 1, 2])), [3, 2, 3, 3], ("strides", (int[])[2, 2]))),
        ModelCase.Of("PadBeforeValid", model => Conv(
            model, model.Node("Pad", model.Floats(null, 2, 6, 6), model.Integers(0, 0, 1, 0, 0, 0, 2, 1)), [3, 2, 3, 3], ("auto_pad", "VALID"))),
        ModelCase.Of("SharedConstantsScaled", model =>
        {
            // Two layers of the same weight and bias, each with a scale of its own behind it.
            string weight = model.Drawn("shared.weight", 3, 3, 3, 3), bias = model.Drawn("shared.bias", 3), x = model.Floats(null, 3, 6, 6);
            for (int i = 0; i < 2; i++)
                x = model.Node("Add", model.Node("Mul", model.Node("Conv", x, weight, bias), model.Drawn($"s{i}", 3, 1, 1)), model.Drawn($"t{i}", 3, 1, 1));
            return x;
        }),
        ModelCase.Of("AsImageOfOneRow", model =>
        {
            // As tf2onnx writes a convolution of a sequence.
            string x = model.Node("Unsqueeze", model.Node("Transpose", [model.Floats(null, 10, 3)], ("perm", (int[])[0, 2, 1])), model.Integers(2));
            x = model.Node("Squeeze", Conv(model, x, [4, 3, 1, 3]), model.Integers(2));
            return model.Node("Transpose", [x], ("perm", (int[])[0, 2, 1]));
        }),
        ModelCase.Of("SequenceOfOneFeature", model => model.Node("Flatten", Conv(model, model.Node("Unsqueeze", model.Floats(null, 12), model.Integers(1)), [2, 1, 5]))),
        ModelCase.Of("RowOfPixels", model => model.Node("GlobalAveragePool", Conv(model, model.Node("Reshape", model.Floats(null, 48), model.Integers(-1, 3, 4, 4)), [5, 3, 3, 3]))),
        ModelCase.Of("Transposed", model => Transposed(model, model.Floats(null, 3, 4, 5), [3, 4, 3, 3], ("strides", (int[])[2, 2]), ("pads", (int[])[1, 1, 1, 1]))),
        ModelCase.Of("TransposedWithMore", model => Transposed(
            model, model.Floats(null, 3, 4, 4), [3, 2, 3, 3], ("strides", (int[])[2, 2]), ("pads", (int[])[1, 1, 1, 1]), ("output_padding", (int[])[1, 1]))),
        ModelCase.Of("TransposedWithoutPadding", model => Transposed(
            model, model.Floats(null, 3, 4, 4), [3, 2, 2, 2], ("strides", (int[])[2, 2]), ("output_padding", (int[])[1, 1]))),
        ModelCase.Of("TransposedSame", model => Transposed(model, model.Floats(null, 3, 4, 4), [3, 2, 3, 3], ("strides", (int[])[2, 2]), ("auto_pad", "SAME_UPPER"))),
        ModelCase.Of("TransposedSequence", model => Transposed(model, model.Floats(null, 3, 6), [3, 2, 4], ("strides", (int[])[2]), ("pads", (int[])[1, 1]))),
        ModelCase.Of("Enlarged", model => Conv(model, model.Node(
            "Resize", [model.Floats(null, 2, 3, 4), "", model.Constant("scales", [4], 1, 1, 2, 2)], ("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor")), [3, 2, 3, 3])),
        ModelCase.Of("EnlargedToSizes", model => Conv(model, model.Node(
            "Resize", [model.Floats(2, 2, 3, 4), "", "", model.Integers(2, 2, 9, 12)], ("mode", "nearest")), [3, 2, 3, 3])),
        ModelCase.Of("EnlargedInOldVersion", model => Conv(model, model.Node("Upsample", model.Floats(null, 2, 3, 4), model.Constant("scales", [4], 1, 1, 3, 3)), [3, 2, 3, 3]), operatorSet: 9),
    ];

    public static string Conv(ModelBuilder model, string input, int[] weight, params (string Name, object Value)[] attributes)
    {
        string name = $"layers.{model.Count}";
        return model.Node("Conv", [input, model.Drawn($"{name}.weight", weight), model.Drawn($"{name}.bias", weight[0])], attributes);
    }

    private static string Transposed(ModelBuilder model, string input, int[] weight, params (string Name, object Value)[] attributes) =>
        model.Node("ConvTranspose", [input, model.Drawn("up.weight", weight), model.Drawn("up.bias", weight[1])], attributes);
}
