using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the programs of a network whose samples lie in the lanes: each is one kernel, at the widest vectors that the samples fill.
/// </summary>
internal sealed class LanePrograms(CodeWriter writer, NetworkPlan plan)
{
    private static readonly string[] Widths = ["V512", "V256", "V128", "V1"];

    private const string Arguments = "ReadOnlySpan<float> allInputs, ClassTargets targets";

    private readonly Tensor _input = plan.Graph.Input;
    private readonly Tensor _output = plan.Graph.Output;

    public void Emit()
    {
        EmitInference("Forward", plan.Forward, _output);
        if (plan.Graph.Prediction != _output)
        {
            writer.Line();
            EmitInference("Predict", plan.Predict, plan.Graph.Prediction);
        }

        if (plan.Training is not { } training)
            return;
        writer.Line();
        EmitClassify();
        writer.Line();
        EmitLoss($"Loss<V>(AlignedBuffer parameters, {Arguments})", training.Loss);
        writer.Line();
        writer.Line("// adds the gradients to their buffer, laid out like the parameters");
        EmitLoss($"Gradients<V>(AlignedBuffer parameters, AlignedBuffer gradients, {Arguments})", training.Gradients);
        writer.Line();
        EmitLoss($"TrainStep<V>({ProgramMemory.UpdatedBuffers(plan)}{Arguments}, float learningRate)", training.Step);
    }

    private void EmitInference(string name, PlannedProgram program, Tensor result)
    {
        using (Method($"void {name}<V>(AlignedBuffer parameters, ReadOnlySpan<float> allInputs, Span<float> allOutputs)"))
        {
            EmitMemory(program);
            writer.Line($"ref float {result.Name} = ref MemoryMarshal.GetReference(allOutputs);");
            EmitWidths(program, returns: false);
        }
    }

    private void EmitClassify()
    {
        using (Method("int Classify<V>(AlignedBuffer parameters, ReadOnlySpan<float> input)"))
        {
            writer.Line($"Span<float> outputs = stackalloc float[{_output.Shape.Features}];");
            writer.Line("Forward<V>(parameters, input, outputs);");
            writer.Line($"return PackedRows.IndexOfLargest(ref MemoryMarshal.GetReference(outputs), {_output.Shape.Features});");
        }
    }

    private void EmitLoss(string head, PlannedProgram program)
    {
        using (Method("float " + head))
        {
            EmitMemory(program);
            EmitWidths(program, returns: true);
        }
    }

    private void EmitMemory(PlannedProgram program)
    {
        ProgramMemory.Emit(writer, plan, program);
        writer.Line($"ref float {_input.Name} = ref MemoryMarshal.GetReference(allInputs);");
        writer.Line($"int samples = allInputs.Length / {_input.Shape.Features};");
    }

    /// <summary>The widest vectors that the samples fill.</summary>
    private void EmitWidths(PlannedProgram program, bool returns)
    {
        var kernel = (LaneKernel)program.Kernels.Single();
        string arguments = $"{Operands.Passed(LaneEmitter.OperandsOf(kernel))}, {LaneEmitter.Arguments(kernel)}";
        for (int i = 0; i < Widths.Length; i++)
        {
            string call = $"{(returns ? "return " : "")}Kernels.{kernel.Name}<{Widths[i]}>({arguments});";
            if (i == Widths.Length - 1)
            {
                EmitLast(call);
                return;
            }

            writer.Line($"{(returns || i == 0 ? "" : "else ")}if (V.Count >= {Widths[i]}.Count && samples >= {Widths[i]}.Count)");
            using (writer.Indent())
                writer.Line(call);
        }

        void EmitLast(string call)
        {
            if (returns)
            {
                writer.Line(call);
                return;
            }

            writer.Line("else");
            using (writer.Indent())
                writer.Line(call);
        }
    }

    private CodeWriter.Scope Method(string head) => KernelEmitter.Method(writer, "public static " + head);
}
