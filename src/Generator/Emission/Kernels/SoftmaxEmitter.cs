using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the softmax of every row.</summary>
internal static class SoftmaxEmitter
{
    public static void Emit(CodeWriter writer, SoftmaxKernel kernel)
    {
        int padded = MatrixLayout.Pad(kernel.Logits.Shape.Features);
        string logits = kernel.Logits.Name, probabilities = kernel.Probabilities.Name;
        using (KernelEmitter.Method(writer, kernel, $"ref float {logits}, ref float {probabilities}, Share share"))
        {
            KernelEmitter.EmitOwnSamples(writer, [.. Operands.Of(kernel).Select(name => (name, padded))]);
            using (writer.Block("for (nint sample = 0; sample < samples; sample++)"))
            {
                writer.Line($"ref float row = ref Unsafe.Add(ref {probabilities}, sample * {padded});");
                writer.Line($"(_, float sum) = Exponentials<V>(ref Unsafe.Add(ref {logits}, sample * {padded}), ref row);");
                writer.Line("V scale = V.Create(1 / sum);");
                writer.Line($"for (nint column = 0; column < {padded}; column += V.Count)");
                using (writer.Indent())
                    writer.Line("(V.Load(ref row, column) * scale).Store(ref row, column);");
            }
        }
    }
}
