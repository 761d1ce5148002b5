using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints the locals through which a program's kernels reach their memory. Where a batch runs in one pass, it is as large as the <c>samples</c>.</summary>
internal static class ProgramMemory
{
    /// <param name="writer">The writer.</param>
    /// <param name="plan">The network.</param>
    /// <param name="program">The program.</param>
    /// <param name="workspace">The method that gives the workspace.</param>
    public static void Emit(CodeWriter writer, NetworkPlan plan, PlannedProgram program, string workspace)
    {
        bool inLanes = program.Kernels.Any(kernel => kernel is LaneKernel);
        HashSet<string> used = [.. program.Kernels.Where(kernel => !inLanes || kernel is LaneKernel).SelectMany(Operands.Actual)];
        foreach (ParameterSlot slot in plan.Parameters.Slots.Concat(plan.Parameters.Buffers))
        {
            EmitLocal(slot.Parameter.Name, "parameters.First", Literals.Integer(slot.Offset));
            EmitLocal(Operands.GradientOf(slot.Parameter), "gradients.First", Literals.Integer(slot.Offset));
        }

        Workspace memory = program.Workspace;
        string floats = Sum(memory.Floats, memory.FloatsPerSample);
        if (floats != "0")
            writer.Line($"ref float {(inLanes ? "lanes" : "workspace")} = ref {workspace}({floats});");
        foreach (Planning.Layouts.Buffer buffer in memory.Buffers)
            EmitLocal(buffer.Tensor.Name, "workspace", buffer.IsPerSample ? Sum(memory.Floats, buffer.Offset) : Literals.Integer(buffer.Offset));

        void EmitLocal(string name, string start, string offset)
        {
            if (used.Contains(name))
                writer.Line($"ref float {name} = ref {(offset == "0" ? start : $"Unsafe.Add(ref {start}, {offset})")};");
        }

        // What there is once, and for each sample that the workspace holds.
        string Sum(int once, int perSample) =>
            !program.IsOnePass ? Literals.Integer(once + (long)perSample * program.Samples)
            : perSample == 0 ? Literals.Integer(once)
            : once == 0 ? $"samples * {Literals.Integer(perSample)}"
            : $"{Literals.Integer(once)} + samples * {Literals.Integer(perSample)}";
    }
}
