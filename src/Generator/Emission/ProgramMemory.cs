using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>The buffers that programs are given, and the locals through which their kernels reach them.</summary>
internal static class ProgramMemory
{
    /// <summary>The buffers of the optimiser's state, in the order in which programs take them.</summary>
    public static ImmutableArray<string> StateBuffers(NetworkPlan plan) => plan.Training is null
        ? []
        : [.. plan.Training.Updates.SelectMany(update => update.States.Select(state => StateBuffer(update.Parameter, state))).Distinct()];

    /// <summary>What an update changes, as a program declares it.</summary>
    public static string UpdatedBuffers(NetworkPlan plan) =>
        string.Concat(StateBuffers(plan).Insert(0, "parameters").Select(buffer => $"AlignedBuffer {buffer}, "));

    public static void Emit(CodeWriter writer, NetworkPlan plan, PlannedProgram program)
    {
        HashSet<string> used = [.. program.Kernels.SelectMany(Operands.Of)];
        foreach (ParameterSlot slot in plan.Parameters.Slots)
        {
            EmitLocal(slot.Parameter.Name, "parameters.First", slot.Offset);
            EmitLocal(Operands.GradientOf(slot.Parameter), "gradients.First", slot.Offset);
        }

        foreach (ParameterUpdate update in plan.Training?.Updates ?? [])
        {
            foreach (Tensor state in update.States)
                EmitLocal(state.Name, StateBuffer(update.Parameter, state) + ".First", plan.Parameters[update.Parameter].Offset);
        }

        if (program.Workspace.Floats > 0)
        {
            string name = program.Kernels.Any(kernel => kernel is LaneKernel) ? "lanes" : "workspace";
            writer.Line($"ref float {name} = ref ThreadWorkspace.Rent({program.Workspace.Floats});");
        }

        foreach (Planning.Layouts.Buffer buffer in program.Workspace.Buffers)
            EmitLocal(buffer.Tensor.Name, "workspace", buffer.Offset);

        void EmitLocal(string name, string start, int offset)
        {
            if (used.Contains(name))
                writer.Line($"ref float {name} = ref {(offset == 0 ? start : $"Unsafe.Add(ref {start}, {offset})")};");
        }
    }

    private static string StateBuffer(Parameter parameter, Tensor state)
    {
        string name = state.Name.Substring(parameter.Name.Length);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
