namespace NetGen.Tool.Tests.Models;

/// <summary>Pools.</summary>
internal static class PoolModels
{
    public static IEnumerable<ModelCase> All =>
    [
        Pool("MaxPooled", "MaxPool", [null, 2, 8, 8], ("kernel_shape", (int[])[2, 2]), ("strides", (int[])[2, 2])),
        Pool("MaxPooledPadded", "MaxPool", [null, 2, 7, 8], ("kernel_shape", (int[])[3, 3]), ("strides", (int[])[2, 1]), ("pads", (int[])[1, 1, 1, 0])),
        Pool("MaxPooledRoundingUp", "MaxPool", [null, 2, 8, 8], ("kernel_shape", (int[])[3, 3]), ("strides", (int[])[2, 2]), ("ceil_mode", 1)),
        Pool("MaxPooledSame", "MaxPool", [null, 2, 7, 7], ("kernel_shape", (int[])[2, 2]), ("strides", (int[])[2, 2]), ("auto_pad", "SAME_UPPER")),
        Pool("MaxPooledSequence", "MaxPool", [null, 2, 9], ("kernel_shape", (int[])[3]), ("strides", (int[])[2])),
        Pool("Averaged", "AveragePool", [null, 2, 8, 8], ("kernel_shape", (int[])[2, 2]), ("strides", (int[])[2, 2])),
        Pool("AveragedPadded", "AveragePool", [null, 2, 7, 7], ("kernel_shape", (int[])[3, 3]), ("pads", (int[])[1, 1, 1, 1])),
        Pool("AveragedPaddedCounted", "AveragePool", [null, 2, 7, 7], ("kernel_shape", (int[])[3, 3]), ("pads", (int[])[1, 1, 1, 1]), ("count_include_pad", 1)),
        Pool("AveragedRoundingUp", "AveragePool", [null, 2, 8], ("kernel_shape", (int[])[3]), ("strides", (int[])[2]), ("ceil_mode", 1)),
        ModelCase.Of("AveragedAfterPad", model => model.Node(
            "AveragePool", [model.Node("Pad", ConvolutionModels.Conv(model, model.Floats(null, 2, 6, 6), [3, 2, 1, 1]), model.Integers(0, 0, 1, 1, 0, 0, 1, 1))], ("kernel_shape", (int[])[3, 3]))),
        Pool("WholeAverage", "AveragePool", [null, 3, 4, 6], ("kernel_shape", (int[])[4, 6])),
        Pool("GlobalAverage", "GlobalAveragePool", [null, 3, 4, 6]),
        Pool("GlobalMaximum", "GlobalMaxPool", [null, 3, 4, 6]),
        ModelCase.Of("MeanOfPositions", model => model.Node(
            "ReduceMean", [ConvolutionModels.Conv(model, model.Floats(null, 3, 4, 5), [4, 3, 3, 3])], ("axes", (int[])[2, 3]), ("keepdims", 0))),
        ModelCase.Of("MeanOfPositionsByInput", model => model.Node("Flatten", model.Node(
            "ReduceMean", ConvolutionModels.Conv(model, model.Floats(null, 3, 4, 5), [4, 3, 3, 3]), model.Integers(-1, -2))), operatorSet: 18),
        ModelCase.Of("MeanOfSteps", model => model.Node("ReduceMean", [model.Node("MatMul", model.Floats(null, 5, 4), model.Drawn("w", 4, 6))], ("axes", (int[])[1]), ("keepdims", 0))),
    ];

    private static ModelCase Pool(string name, string type, long?[] shape, params (string Name, object Value)[] attributes) =>
        ModelCase.Of(name, model => model.Node(type, [model.Node("Transpose", [model.Floats([shape[0], .. shape[2..], shape[1]])], ("perm", shape.Length == 3 ? [0, 2, 1] : (int[])[0, 3, 1, 2]))], attributes));
}
