using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the call of a routine of the runtime.</summary>
internal static class RoutineEmitter
{
    public static void Emit(CodeWriter writer, RoutineKernel kernel)
    {
        string operands = Operands.Passed(kernel.Reads.Concat(kernel.Writes).Select(tensor => tensor.Name));
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(kernel) + ", Share share", inlining: Inlining.Never))
            writer.Line($"{kernel.Routine.Method}<V>({string.Join(", ", [operands, .. kernel.Routine.Arguments, "share"])});");
    }
}
