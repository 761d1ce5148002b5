using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints what happens to a tile's sums while they are still in registers.</summary>
internal static class Epilogue
{
    /// <summary>The accumulator of a row, or of an independent chain, and one of its vectors.</summary>
    public static string Sum(int row, int vector) => $"sum{row}{vector}";

    public static string Offset(string offset, int vector)
    {
        if (vector == 0)
            return offset;
        string vectors = vector == 1 ? "V.Count" : $"{vector} * V.Count";
        return offset == "0" ? vectors : $"{offset} + {vectors}";
    }

    public static void Emit(CodeWriter writer, ContractionKernel kernel, string sum, string offset)
    {
        string value = sum;
        if (kernel.Activate is { } activate)
            value = $"Activations.{activate.Activation}({value})";
        if (kernel.ActivateGradient is { } derivative)
            value = $"Activations.{derivative.Activation}Gradient({value}, V.Load(ref {derivative.Reference.Name}, {offset}))";
        SinkEmitter.Emit(writer, kernel.Result, value, offset);
    }
}
