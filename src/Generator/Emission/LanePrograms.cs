using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the programs of a network whose samples lie in the lanes: each is one kernel, at the widest vectors that the samples fill.
/// </summary>
internal sealed class LanePrograms(CodeWriter writer, NetworkPlan plan, KernelLibrary library)
{
    private static readonly string[] Widths = ["V512", "V256", "V128", "V1"];

    private readonly Tensor _input = plan.Graph.Input;
    private readonly string _arguments = $"{Operands.SpanOf(plan.Graph.Input)} allInputs, Targets targets";
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
        if (plan.Graph.LossOperation!.IsClassifier)
        {
            writer.Line();
            EmitClassify();
        }

        if (training.Loss is { } loss)
        {
            writer.Line();
            EmitLoss(loss);
        }

        if (training.Outputs is { } outputs)
        {
            writer.Line();
            EmitInference("TrainingOutputs", outputs, plan.Graph.TrainingOutput, EntryPrograms.DeclaredKey(plan));
        }

        writer.Line();
        EmitGradients(training.Gradients);
        if (training.InputGradients is { } inputGradients)
        {
            writer.Line();
            EmitInputGradients(inputGradients);
        }

        writer.Line();
        EmitStep(training.Step!);
    }

    private void EmitInference(string name, PlannedProgram program, Tensor result, string key = "")
    {
        using (Method($"void {name}<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} allInputs, Span<float> allOutputs{key})"))
        {
            EmitMemory(program);
            writer.Line($"ref float {result.Name} = ref MemoryMarshal.GetReference(allOutputs);");
            EmitWidths(program, "");
        }
    }

    private void EmitClassify()
    {
        int rows = _output.Shape.RowsPerSample, columns = _output.Shape.Columns;
        string head = rows == 1
            ? $"int Classify<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} input)"
            : $"void Classify<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} input, Span<int> classes)";
        using (Method(head))
        {
            writer.Line($"Span<float> outputs = stackalloc float[{rows * columns}];");
            writer.Line("Forward<V>(parameters, input, outputs);");
            if (rows > 1)
                writer.Line($"PackedRows.Classify(ref MemoryMarshal.GetReference(outputs), {columns}, {columns}, classes);");
            else if (plan.Graph.LossOperation is SigmoidCrossEntropy)
                writer.Line("return outputs[0] > 0 ? 1 : 0;");
            else
                writer.Line($"return PackedRows.IndexOfLargest(ref MemoryMarshal.GetReference(outputs), {columns});");
        }
    }

    private void EmitLoss(PlannedProgram program)
    {
        using (Method($"float Loss<V>(AlignedBuffer parameters, {_arguments})"))
        {
            EmitMemory(program);
            EmitReturn(program);
        }
    }

    private void EmitGradients(PlannedProgram program)
    {
        writer.Line("// Writes the gradients to their buffer, in canonical order.");
        using (Method($"float Gradients<V>(AlignedBuffer parameters, AlignedBuffer allGradients, {_arguments}{EntryPrograms.DeclaredKey(plan)})"))
        {
            EmitMemory(program);
            writer.Line("ref float gradients = ref allGradients.First;");
            EmitReturn(program);
        }
    }

    private void EmitInputGradients(InputGradientPlan gradients)
    {
        using (Method($"float InputGradients<V>(AlignedBuffer parameters, {_arguments}, Span<float> allGradients)"))
        {
            EmitMemory(gradients.Program);
            writer.Line($"ref float {gradients.Gradient.Name} = ref MemoryMarshal.GetReference(allGradients);");
            EmitWidths(gradients.Program, "return ");
        }
    }

    private void EmitStep(PlannedProgram program)
    {
        using (Method($"float TrainStep<V>(AlignedBuffer parameters, AlignedBuffer allGradients, {_arguments}, Descend step{EntryPrograms.DeclaredKey(plan)})"))
        {
            EmitMemory(program);
            writer.Line("ref float gradients = ref allGradients.First;");
            writer.Line("float loss;");
            EmitWidths(program, "loss = ");
            EmitPenalties(program);
            writer.Line("return !float.IsFinite(loss) || Kernels.DescendAll<V>(ref gradients, ref parameters.First, step) ? loss : float.NaN;");
        }
    }

    private void EmitReturn(PlannedProgram program)
    {
        if (!program.Kernels.Any(kernel => kernel is PenaltyKernel))
        {
            EmitWidths(program, "return ");
            return;
        }

        writer.Line("float loss;");
        EmitWidths(program, "loss = ");
        EmitPenalties(program);
        writer.Line("return loss;");
    }

    /// <summary>Prints what is added to the loss, and to the gradients, and has nothing to do with the samples.</summary>
    private void EmitPenalties(PlannedProgram program)
    {
        foreach (PenaltyKernel kernel in program.Kernels.OfType<PenaltyKernel>())
        {
            ParameterSlot slot = plan.Parameters[kernel.Penalty.Weight];
            // Weights are packed: a vector must not reach into what lies behind one.
            string width = slot.Floats % MatrixLayout.VectorFloats == 0 ? "V" : slot.Floats % 4 == 0 ? "V128" : "V1";
            string weight = "ref " + kernel.Penalty.Weight.Name;
            writer.Line(kernel.Gradient is null
                ? $"loss += (float)Kernels.{library.MethodOf(kernel)}<{width}>({weight});"
                : $"loss += (float)Kernels.{library.MethodOf(kernel)}<{width}, Accumulate>({weight}, ref Unsafe.Add(ref gradients, {slot.Offset}), default);");
        }
    }

    private void EmitMemory(PlannedProgram program)
    {
        ProgramMemory.Emit(writer, plan, program, "ThreadWorkspace.Rent");
        writer.Line($"ref {Operands.TypeOf(_input)} {_input.Name} = ref MemoryMarshal.GetReference(allInputs);");
        writer.Line($"int samples = allInputs.Length / {_input.Shape.ElementsPerSample};");
    }

    /// <summary>The kernel at the widest vectors that the samples fill.</summary>
    private void EmitWidths(PlannedProgram program, string result)
    {
        var kernel = program.Kernels.OfType<LaneKernel>().Single();
        string arguments = $"{Operands.Passed(LaneEmitter.OperandsOf(kernel))}, {LaneEmitter.Arguments(kernel)}";
        for (int i = 0; i < Widths.Length; i++)
        {
            string condition = $"if (V.Count >= {Widths[i]}.Count && samples >= {Widths[i]}.Count)";
            writer.Line(i == 0 ? condition : i < Widths.Length - 1 ? "else " + condition : "else");
            using (writer.Indent())
                writer.Line($"{result}Kernels.{library.MethodOf(kernel)}<{Widths[i]}>({arguments});");
        }
    }

    private CodeWriter.Scope Method(string head) => KernelEmitter.Method(writer, "public static " + head);
}
