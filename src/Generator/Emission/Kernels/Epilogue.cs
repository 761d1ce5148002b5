using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints what happens to a tile's sums while they are still in registers.</summary>
internal static class Epilogue
{
    public static string Sum(int row, int vector) => $"sum{row}{vector}";

    public static string Offset(int offset, int vector) => vector switch
    {
        0 => Literals.Integer(offset),
        _ => (offset == 0 ? "" : Literals.Integer(offset) + " + ") + (vector == 1 ? "V.Count" : vector + " * V.Count"),
    };

    public static void Emit(CodeWriter writer, ContractionKernel kernel, int rows, int vectors, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < vectors; vector++)
                Emit(writer, kernel, Sum(row, vector), Offset(row * stride, vector));
        }
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
