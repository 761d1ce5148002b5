using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints one register tile of a contraction: accumulators in registers, a loop over the summands, and what is fused behind it.</summary>
internal sealed class RegisterTile(CodeWriter writer, ContractionKernel kernel)
{
    public ContractionAddresses Addresses { get; } = new(kernel);

    /// <summary>The operands of a tile: those of the kernel, but of a transposed operand only the copy.</summary>
    public IReadOnlyList<string> Operands { get; } =
        [.. Emission.Operands.Of(kernel).Where(name => name != kernel.Schedule.Transposed?.Source.Name || kernel.Result is UpdateSink)];

    public static string Name(ContractionKernel kernel, int rows, int vectors) => $"{kernel.Name}Tile{rows}x{vectors}<V>";

    public void Emit(int rows, int vectors)
    {
        // A tile one vector wide runs over the last panel, which is as narrow.
        int firstColumn = vectors == 1 ? int.MaxValue : 0;
        string samples = kernel.Inner.IsBatch ? ", int samples" : "";
        string step = kernel.Result is UpdateSink ? ", V step" : "";
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line($"private static void {Name(kernel, rows, vectors)}({Emission.Operands.Declared(Operands)}{samples}{step})");
        using (writer.Indent())
            writer.Line("where V : struct, IVector<V>");
        using (writer.Block())
        {
            EmitAccumulators(rows, vectors);
            EmitSum(rows, vectors, Addresses.InnerStride(firstColumn));
            Epilogue.Emit(writer, kernel, rows, vectors, Addresses.ResultStride(firstColumn));
        }
    }

    private void EmitAccumulators(int rows, int vectors)
    {
        for (int row = 0; row < rows; row++)
        {
            writer.Line("V " + string.Join(", ", Enumerable.Range(0, vectors).Select(Declaration)) + ";");

            string Declaration(int vector) => Epilogue.Sum(row, vector) + " = " + (
                kernel.Bias is null ? "V.Zero"
                : row == 0 ? $"V.Load(ref {kernel.Bias.Name}, {Epilogue.Offset(0, vector)})"
                : Epilogue.Sum(0, vector));
        }
    }

    private void EmitSum(int rows, int vectors, int innerStride)
    {
        string inner = kernel.Inner.IsBatch ? "samples" : kernel.Inner.ToString();
        RowOperand left = kernel.Left;
        using (writer.Block($"for (nint k = 0; k < {inner}; k++)"))
        {
            writer.Line("V " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector =>
                $"right{vector} = V.Load(ref {kernel.Right.Tensor.Name}, k * {innerStride}{(vector == 0 ? "" : " + V.Count")})")) + ";");
            for (int row = 0; row < rows; row++)
            {
                string index = (left.InnerStride == 1 ? "k" : $"k * {left.InnerStride}") + (row == 0 ? "" : $" + {row * left.RowStride}");
                string products = string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
                    $"{Epilogue.Sum(row, vector)} = V.MultiplyAdd(left{row}, right{vector}, {Epilogue.Sum(row, vector)});"));
                writer.Line($"V left{row} = V.Broadcast(ref {left.Tensor.Name}, {index});");
                writer.Line(products);
            }
        }

        writer.Line();
    }
}
