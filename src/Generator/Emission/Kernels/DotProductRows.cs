using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The method that finds rows of a product with a transposed weight one by one, for batches too small to pay for the transposition: each
/// element is the dot product of the row with a stored row of the weight, four of them at once.
/// </summary>
internal sealed record DotProductRows(Epilogue Epilogue) : ISharedMethod
{
    private const int Block = 4;

    public static DotProductRows Of(ContractionKernel kernel) => new(Epilogue.Of(kernel));

    public string Name => Epilogue.Name + "DotRows";

    public string Call(ContractionKernel kernel)
    {
        TransposedOperand transposed = kernel.Schedule.Transposed!;
        return $"{Name}<V>(ref {kernel.Left.Tensor.Name}, {kernel.Left.Stride}, ref {transposed.Source.Name}, "
            + $"{transposed.SourceLayout.PaddedColumns}, {kernel.Columns}{Epilogue.Arguments(kernel, "0", "0")}, "
            + $"ref {Operands.ResultOf(kernel.Result)}, {kernel.ResultLayout.PaddedColumns}, {(kernel.Rows.Size == 1 ? "samples" : "rows")});";
    }

    public void Emit(CodeWriter writer)
    {
        string head = $"private static void {Name}<V>(ref float left, nint leftStride, ref float right, nint summands, nint columns"
            + $"{Epilogue.Parameters}, ref float result, nint resultStride, nint rows)";
        writer.Line($"// {Epilogue.Formula("left x rightᵀ")}, row by row: dot products with the rows of right");
        using (KernelEmitter.Method(writer, head))
        {
            writer.Line($"nint panelSummands = summands & -{Panels.PanelColumns};");
            using (writer.Block("for (nint row = 0; row < rows; row++)"))
            {
                writer.Line("ref float leftRow = ref Unsafe.Add(ref left, row * leftStride);");
                Epilogue.EmitRow(writer);
                writer.Line($"for (nint padding = resultStride - {MatrixLayout.VectorFloats}; padding < resultStride; padding += V.Count)");
                using (writer.Indent())
                    writer.Line("V.Zero.Store(ref resultRow, padding);");
                writer.Line("nint column = 0;");
                using (writer.Block($"for (; column <= columns - {Block}; column += {Block})"))
                {
                    EmitSums(writer, Block);
                    writer.Line("V.SumEach(sum0, sum1, sum2, sum3).Store(ref resultRow, column);");
                }

                using (writer.Block("for (; column < columns; column++)"))
                {
                    EmitSums(writer, 1);
                    writer.Line("Unsafe.Add(ref resultRow, column) = V.Sum(sum0);");
                }

                EmitEpilogue(writer);
            }
        }
    }

    private static void EmitSums(CodeWriter writer, int count)
    {
        writer.Line("V " + string.Join(", ", Enumerable.Range(0, count).Select(i => $"sum{i} = V.Zero")) + ";");
        EmitLoop("nint k = 0; k < panelSummands", "(k & -32) * columns + (k & 31)", Panels.PanelColumns);
        EmitLoop("nint k = panelSummands; k < summands", "panelSummands * columns + k - panelSummands", MatrixLayout.VectorFloats);

        void EmitLoop(string range, string panel, int stride)
        {
            using (writer.Block($"for ({range}; k += V.Count)"))
            {
                writer.Line("V factor = V.Load(ref leftRow, k);");
                writer.Line($"ref float panel = ref Unsafe.Add(ref right, {panel} + column * {stride});");
                for (int i = 0; i < count; i++)
                    writer.Line($"sum{i} = V.MultiplyAdd(factor, V.Load(ref panel, {i * stride}), sum{i});");
            }
        }
    }

    private void EmitEpilogue(CodeWriter writer)
    {
        if (Epilogue.IsEmpty)
            return;
        writer.Line("for (column = 0; column < resultStride; column += V.Count)");
        using (writer.Indent())
            Epilogue.Emit(writer, Epilogue.HasBias ? "(V.Load(ref resultRow, column) + V.Load(ref bias, column))" : "V.Load(ref resultRow, column)", "column");
    }
}
