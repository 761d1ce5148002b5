using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints the locals through which a program's kernels reach their memory. Where a batch runs in one pass, it is as large as the <c>samples</c>.</summary>
internal static class ProgramMemory
{
    /// <summary>Prints the workspace, and what of it and of the parameters a program's kernels use.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="plan">The network.</param>
    /// <param name="program">The program.</param>
    /// <param name="workspace">The method that gives the workspace.</param>
    public static void Emit(CodeWriter writer, NetworkPlan plan, PlannedProgram program, string workspace)
    {
        HashSet<string> used = [.. program.Kernels.Where(kernel => !InLanes(program) || kernel is LaneKernel).SelectMany(Operands.Actual)];
        EmitParameters(writer, plan, used);
        EmitWorkspace(writer, program, workspace);
        EmitBuffers(writer, program, used);
    }

    public static void EmitParameters(CodeWriter writer, NetworkPlan plan, HashSet<string> used)
    {
        foreach (ParameterSlot slot in plan.Parameters.All)
        {
            EmitLocal(writer, used, slot.Parameter.Name, "parameters.First", Literals.Integer(slot.Offset));
            EmitLocal(writer, used, Operands.GradientOf(slot.Parameter), "gradients.First", Literals.Integer(slot.Offset));
        }
    }

    public static void EmitWorkspace(CodeWriter writer, PlannedProgram program, string workspace)
    {
        string floats = Sum(program, program.Workspace.FloatsPerSample);
        if (floats != "0")
            writer.Line($"ref float {(InLanes(program) ? "lanes" : "workspace")} = ref {workspace}({floats});");
    }

    public static void EmitBuffers(CodeWriter writer, PlannedProgram program, HashSet<string> used)
    {
        foreach (Planning.Layouts.Buffer buffer in program.Workspace.Buffers)
        {
            string offset = buffer.IsPerSample ? Sum(program, buffer.Offset) : Literals.Integer(buffer.Offset);
            EmitLocal(writer, used, buffer.Tensor.Name, "workspace", offset);
        }
    }

    private static bool InLanes(PlannedProgram program) => program.Kernels.Any(kernel => kernel is LaneKernel);

    private static void EmitLocal(CodeWriter writer, HashSet<string> used, string name, string start, string offset)
    {
        if (used.Contains(name))
            writer.Line($"ref float {name} = ref {(offset == "0" ? start : $"Unsafe.Add(ref {start}, {offset})")};");
    }

    /// <summary>Floats of what there is once, and of what there is for each sample that the workspace holds.</summary>
    private static string Sum(PlannedProgram program, int perSample)
    {
        int once = program.Workspace.Floats;
        return !program.IsOnePass ? Literals.Integer(once + (long)perSample * program.Samples)
            : perSample == 0 ? Literals.Integer(once)
            : once == 0 ? $"samples * {Literals.Integer(perSample)}"
            : $"{Literals.Integer(once)} + samples * {Literals.Integer(perSample)}";
    }
}
