using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The method that finds a weight's gradient for a single sample: there is nothing to sum up, so each vector of the weight is touched once,
/// in the order in which it lies in memory.
/// </summary>
internal sealed record OuterProduct : ISharedMethod
{
    public string Name => nameof(OuterProduct);

    public string Call(ContractionKernel kernel) =>
        $"{Name}<V, TSink>(ref {kernel.Left.Tensor.Name}, {kernel.Rows.Size}, ref {kernel.Right.Tensor.Name}, "
        + $"{kernel.ResultLayout.PaddedColumns}, ref {Operands.ResultOf(kernel.Result)}, sink);";

    public void Emit(CodeWriter writer)
    {
        string head = $"private static void {Name}<V, TSink>(ref float left, nint rows, ref float right, nint columns, ref float result, TSink sink)";
        writer.Line("// leftᵀ x right, each a single row");
        using (KernelEmitter.Method(writer, head, findsGradient: true))
        {
            writer.Line($"nint panelColumns = columns & -{Panels.PanelColumns};");
            using (writer.Block("for (nint column = 0; column < panelColumns; column += 2 * V.Count)"))
            {
                writer.Line("ref float panel = ref Unsafe.Add(ref result, (column & -32) * rows + (column & 31));");
                EmitRows(Panels.PanelColumns, vectors: 2);
            }

            using (writer.Block("for (nint column = panelColumns; column < columns; column += V.Count)"))
            {
                writer.Line("ref float panel = ref Unsafe.Add(ref result, panelColumns * rows + column - panelColumns);");
                EmitRows(MatrixLayout.VectorFloats, vectors: 1);
            }
        }

        void EmitRows(int stride, int vectors)
        {
            writer.Line("V " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector =>
                $"right{vector} = V.Load(ref right, {Epilogue.Offset("column", vector)})")) + ";");
            using (writer.Block("for (nint row = 0; row < rows; row++)"))
            {
                writer.Line("V factor = V.Broadcast(ref left, row);");
                for (int vector = 0; vector < vectors; vector++)
                    SinkEmitter.Emit(writer, isGradient: true, $"factor * right{vector}", "panel", Epilogue.Offset($"row * {stride}", vector));
            }
        }
    }
}
