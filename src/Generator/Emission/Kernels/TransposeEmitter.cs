using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the transposition of a weight.</summary>
internal static class TransposeEmitter
{
    public static void Emit(CodeWriter writer, TransposeKernel kernel)
    {
        using (KernelEmitter.Method(writer, kernel, $"{Operands.Declared(kernel)}, Share share"))
        {
            writer.Line(FormattableString.Invariant(
                $"PanelMatrix.Transpose(ref {kernel.Source.Name}, ref {kernel.Copy.Name}, {kernel.SourceLayout.Rows}, {kernel.SourceLayout.Columns}, share);"));
        }
    }
}
