using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Prints the program of the optimiser's step alone.</summary>
internal static class UpdateProgram
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("// the optimiser's step with the gradients in their buffer");
        using (KernelEmitter.Method(
            writer, $"public static void Update<V>({ProgramMemory.UpdatedBuffers(plan)}AlignedBuffer gradients, float learningRate)"))
        {
            string states = string.Concat(ProgramMemory.StateBuffers(plan).Select(state => $"ref {state}.First, "));
            writer.Line($"Kernels.UpdateAll<V>(ref gradients.First, ref parameters.First, {states}learningRate);");
        }
    }
}
