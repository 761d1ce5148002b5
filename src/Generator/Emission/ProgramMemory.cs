using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints the locals through which a program's kernels reach their memory.</summary>
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
        foreach (ParameterSlot slot in plan.Parameters.Slots)
        {
            EmitLocal(slot.Parameter.Name, "parameters.First", slot.Offset);
            EmitLocal(Operands.GradientOf(slot.Parameter), "gradients.First", slot.Offset);
        }

        if (program.Workspace.Floats > 0)
        {
            string name = inLanes ? "lanes" : "workspace";
            writer.Line($"ref float {name} = ref {workspace}({program.Workspace.Floats});");
        }

        foreach (Planning.Layouts.Buffer buffer in program.Workspace.Buffers)
            EmitLocal(buffer.Tensor.Name, "workspace", buffer.Offset);

        void EmitLocal(string name, string start, int offset)
        {
            if (used.Contains(name))
                writer.Line($"ref float {name} = ref {(offset == 0 ? start : $"Unsafe.Add(ref {start}, {offset})")};");
        }
    }
}
