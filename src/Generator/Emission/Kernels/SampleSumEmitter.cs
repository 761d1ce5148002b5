using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the sum over the samples.</summary>
internal static class SampleSumEmitter
{
    public static void Emit(CodeWriter writer, SampleSumKernel kernel)
    {
        bool findsGradient = kernel.Result is GradientSink;
        string parameters = Operands.Declared(Operands.Of(kernel)) + ", int samples" + (findsGradient ? ", TSink sink" : "");
        using (KernelEmitter.Method(writer, kernel, parameters))
        {
            using (writer.Block($"for (nint column = 0; column < {kernel.PaddedColumns}; column += V.Count)"))
            {
                writer.Line("V sum = V.Zero;");
                writer.Line("for (nint row = 0; row < samples; row++)");
                using (writer.Indent())
                    writer.Line($"sum += V.Load(ref {kernel.Value.Name}, row * {kernel.PaddedColumns} + column);");
                SinkEmitter.Emit(writer, kernel.Result, "sum", "column");
            }
        }
    }
}
