using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints the programs: for each public member that computes, the order in which its kernels run over the workspace.</summary>
internal sealed class ProgramEmitter(CodeWriter writer, NetworkPlan plan)
{
    private readonly Tensor _input = plan.Graph.Input;
    private readonly Tensor _output = plan.Graph.Output;

    /// <summary>The buffers of the optimiser's state, in the order in which the programs take them.</summary>
    public static ImmutableArray<string> StateBuffers(NetworkPlan plan) => plan.Training is null
        ? []
        : [.. plan.Training.Updates.SelectMany(update => update.States.Select(state => StateBuffer(update.Parameter, state))).Distinct()];

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
        EmitLoss(training);
        writer.Line();
        EmitGradients(training);
        writer.Line();
        EmitStep(training);
        writer.Line();
        EmitUpdate(training);
    }

    private void EmitInference(string name, PlannedProgram program, Tensor result)
    {
        using (Method($"void {name}<V>(AlignedBuffer parameters, ReadOnlySpan<float> allInputs, Span<float> allOutputs)"))
        {
            EmitMemory(program);
            writer.Line($"int count = allInputs.Length / {_input.Shape.Features};");
            using (EmitPasses())
            {
                EmitKernels(program);
                int columns = result.Shape.Features;
                writer.Line($"PackedRows.CopyFrom(ref {result.Name}, {MatrixLayout.Pad(columns)}, " +
                    $"allOutputs.Slice(first * {columns}, samples * {columns}), {columns});");
            }
        }
    }

    private void EmitClassify()
    {
        using (Method("int Classify<V>(AlignedBuffer parameters, ReadOnlySpan<float> input)"))
        {
            EmitMemory(plan.Forward);
            writer.Line($"ref float {_input.Name} = ref MemoryMarshal.GetReference(input);");
            writer.Line("const int samples = 1;");
            EmitKernels(plan.Forward);
            writer.Line($"return PackedRows.IndexOfLargest(ref {_output.Name}, {_output.Shape.Features});");
        }
    }

    private void EmitLoss(TrainingPlan training)
    {
        using (Method("float Loss<V>(AlignedBuffer parameters, ReadOnlySpan<float> allInputs, ClassTargets allTargets)"))
        {
            EmitMemory(training.Loss);
            writer.Line($"int count = allInputs.Length / {_input.Shape.Features};");
            writer.Line("double loss = 0;");
            using (EmitPasses())
            {
                writer.Line("ClassTargets targets = allTargets.Slice(first, samples);");
                EmitKernels(training.Loss);
            }

            writer.Line();
            writer.Line("return (float)(loss / count);");
        }
    }

    private void EmitGradients(TrainingPlan training)
    {
        writer.Line("// the gradients are left in their buffer, laid out like the parameters");
        using (Method("float Gradients<V>(AlignedBuffer parameters, AlignedBuffer gradients, " +
            "ReadOnlySpan<float> allInputs, ClassTargets allTargets)"))
        {
            EmitMemory(training.Gradients);
            writer.Line($"int count = allInputs.Length / {_input.Shape.Features};");
            writer.Line("float scale = 1f / count;");
            writer.Line("double loss = 0;");
            writer.Line("gradients.Span.Clear();");
            using (EmitPasses())
            {
                writer.Line("ClassTargets targets = allTargets.Slice(first, samples);");
                EmitKernels(training.Gradients);
            }

            writer.Line();
            writer.Line("return (float)(loss / count);");
        }
    }

    private void EmitStep(TrainingPlan training)
    {
        writer.Line($"// for batches that fit into the workspace, at most {plan.WorkspaceSamples} samples");
        using (Method($"float TrainStep<V>({UpdatedBuffers()}ReadOnlySpan<float> allInputs, ClassTargets targets, float learningRate)"))
        {
            EmitMemory(training.Step);
            writer.Line($"int samples = allInputs.Length / {_input.Shape.Features};");
            writer.Line("float scale = 1f / samples;");
            writer.Line($"ref float {_input.Name} = ref MemoryMarshal.GetReference(allInputs);");
            writer.Line("double loss = 0;");
            EmitKernels(training.Step);
            writer.Line("return meanLoss;");
        }
    }

    private void EmitUpdate(TrainingPlan training)
    {
        writer.Line("// the optimiser's step with the gradients in their buffer");
        using (Method($"void Update<V>({UpdatedBuffers()}AlignedBuffer gradients, float learningRate)"))
        {
            string states = string.Concat(StateBuffers(plan).Select(state => $"ref {state}.First, "));
            writer.Line($"Kernels.UpdateAll<V>(ref gradients.First, ref parameters.First, {states}learningRate);");
        }
    }

    private void EmitKernels(PlannedProgram program)
    {
        bool lossIsKnown = false;
        foreach (Kernel kernel in program.Kernels)
        {
            string arguments = Operands.Passed(Operands.Of(kernel));
            if (kernel is SoftmaxCrossEntropyKernel { Gradient: var gradient })
            {
                string scale = gradient is null ? "" : ", scale";
                writer.Line($"loss += Kernels.{kernel.Name}<V>({arguments}, targets, samples{scale});");
                continue;
            }

            bool updates = kernel.Sink is UpdateSink;
            if (updates && !lossIsKnown)
            {
                // The first change of a parameter: up to here a batch may be given up without a trace.
                writer.Line("float meanLoss = (float)(loss / samples);");
                writer.Line("if (!float.IsFinite(meanLoss))");
                using (writer.Indent())
                    writer.Line("return meanLoss;");
                lossIsKnown = true;
            }

            writer.Line($"Kernels.{kernel.Name}<V>({arguments}, samples{(updates ? ", learningRate" : "")});");
        }
    }

    /// <summary>The locals through which a program's kernels reach their memory.</summary>
    private void EmitMemory(PlannedProgram program)
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

        writer.Line($"ref float workspace = ref ThreadWorkspace.Rent({program.Workspace.Floats});");
        foreach (Planning.Layouts.Buffer buffer in program.Workspace.Buffers)
            EmitLocal(buffer.Tensor.Name, "workspace", buffer.Offset);

        void EmitLocal(string name, string start, int offset)
        {
            if (used.Contains(name))
                writer.Line($"ref float {name} = ref {(offset == 0 ? start : $"Unsafe.Add(ref {start}, {offset})")};");
        }
    }

    private CodeWriter.Scope EmitPasses()
    {
        CodeWriter.Scope scope = writer.Block($"for (int first = 0; first < count; first += {plan.WorkspaceSamples})");
        writer.Line($"int samples = Math.Min(count - first, {plan.WorkspaceSamples});");
        writer.Line($"ref float {_input.Name} = ref Unsafe.Add(ref MemoryMarshal.GetReference(allInputs), first * {_input.Shape.Features});");
        return scope;
    }

    private CodeWriter.Scope Method(string head) => Emission.Kernels.KernelEmitter.Method(writer, "public static " + head);

    private string UpdatedBuffers() =>
        string.Concat(StateBuffers(plan).Insert(0, "parameters").Select(buffer => $"AlignedBuffer {buffer}, "));

    private static string StateBuffer(Parameter parameter, Tensor state)
    {
        string name = state.Name.Substring(parameter.Name.Length);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
