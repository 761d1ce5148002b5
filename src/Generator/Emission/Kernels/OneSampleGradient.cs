using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints a weight's gradient for a single sample, an outer product: there is nothing to sum up, so each vector of the weight is touched
/// once, in the order in which it lies in memory.
/// </summary>
internal static class OneSampleGradient
{
    public static string Name(ContractionKernel kernel) => $"{kernel.Name}OfOne{KernelEmitter.TypeParameters(kernel)}";

    /// <summary>The operands of the method: those of the kernel, but no tile.</summary>
    public static IReadOnlyList<string> Operands(ContractionKernel kernel) =>
        [.. Emission.Operands.Of(kernel).Where(name => name != kernel.Schedule.GradientTile?.Name)];

    public static void Emit(CodeWriter writer, ContractionKernel kernel)
    {
        var addresses = new ContractionAddresses(kernel);
        writer.Line();
        using (KernelEmitter.Method(
            writer, $"private static void {Name(kernel)}({Emission.Operands.Declared(Operands(kernel))}, TSink sink)", kernel.Result))
        {
            if (addresses.HasFullPanels)
                EmitPanels(0, addresses.FullColumns, vectors: 2, inLastPanel: false);
            if (addresses.HasLastPanel)
                EmitPanels(addresses.FullColumns, MatrixLayout.Pad(kernel.Columns), vectors: 1, inLastPanel: true);
        }

        void EmitPanels(int from, int to, int vectors, bool inLastPanel)
        {
            string step = vectors == 1 ? "V.Count" : $"{vectors} * V.Count";
            using (writer.Block($"for (nint column = {from}; column < {to}; column += {step})"))
            {
                writer.Line($"nint panel = {addresses.Column(kernel.ResultLayout, inLastPanel)};");
                writer.Line("V " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector =>
                    $"right{vector} = V.Load(ref {kernel.Right.Tensor.Name}, {Epilogue.Offset("column", vector)})")) + ";");
                using (writer.Block($"for (nint row = 0; row < {kernel.Rows}; row++)"))
                {
                    string offset = $"panel + row * {ContractionAddresses.PanelStride(inLastPanel)}";
                    writer.Line($"V left = V.Broadcast(ref {kernel.Left.Tensor.Name}, row);");
                    for (int vector = 0; vector < vectors; vector++)
                        SinkEmitter.Emit(writer, kernel.Result, $"left * right{vector}", Epilogue.Offset(offset, vector));
                }
            }
        }
    }
}
