using NetGen.Generator.Emission.Kernels;

namespace NetGen.Generator.Emission;

/// <summary>Prints the program of the optimiser's step alone.</summary>
internal static class UpdateProgram
{
    public static void Emit(CodeWriter writer)
    {
        writer.Line("// the optimiser's step with the gradients in their buffer");
        using (KernelEmitter.Method(
            writer, "public static void Descend<V>(AlignedBuffer parameters, AlignedBuffer gradients, float learningRate)"))
        {
            writer.Line("Kernels.DescendAll<V>(ref gradients.First, ref parameters.First, learningRate);");
        }
    }
}
