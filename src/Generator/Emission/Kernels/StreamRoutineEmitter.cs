using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the call of a routine of the runtime that knows which step of a stream it is at.</summary>
internal static class StreamRoutineEmitter
{
    public static void Emit(CodeWriter writer, StreamRoutineKernel kernel)
    {
        string operands = Operands.Passed(kernel.Reads.Concat(kernel.Writes).Select(tensor => tensor.Name));
        string arguments = string.Join(", ", [operands, .. kernel.Routine.Arguments, "position", "samples"]);
        bool returns = kernel.Routine.View is not null;
        using (KernelEmitter.Method(writer, kernel, $"{Operands.Declared(kernel)}, long position, int samples", result: returns ? "ref float" : "void"))
            writer.Line(returns ? $"return ref {kernel.Routine.Method}({arguments});" : $"{kernel.Routine.Method}<V>({arguments});");
    }
}
