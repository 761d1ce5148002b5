using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints the programs of tiled kernels: the order in which they run over the workspace, in passes where a batch exceeds it.</summary>
internal sealed class TiledPrograms(CodeWriter writer, NetworkPlan plan, KernelLibrary library)
{
    private readonly Tensor _input = plan.Graph.Input;
    private readonly Tensor _output = plan.Graph.Output;
    private readonly LossOperation _loss = plan.Graph.LossOperation!;

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

        writer.Line();
        EmitLoss(training);
        writer.Line();
        EmitGradients(training);
        if (training.Step is null)
            return;
        writer.Line();
        EmitStep(training.Step);
    }

    private void EmitInference(string name, PlannedProgram program, Tensor result)
    {
        using (Method($"void {name}<V>(AlignedBuffer parameters, ReadOnlySpan<float> allInputs, Span<float> allOutputs, Member member)"))
        {
            ProgramMemory.Emit(writer, plan, program, "member.Workspace");
            writer.Line($"int count = allInputs.Length / {_input.Shape.Features};");
            using (EmitPasses(program))
            {
                EmitKernels(program);
                int columns = result.Shape.Features;
                writer.Line($"PackedRows.CopyFrom(ref {result.Name}, {MatrixLayout.Pad(columns)}, " +
                    $"allOutputs.Slice(first * {columns}, samples * {columns}), {columns}, share);");
                writer.Line("share.Meet();");
            }
        }
    }

    private void EmitClassify()
    {
        using (Method("int Classify<V>(AlignedBuffer parameters, ReadOnlySpan<float> input)"))
        {
            ProgramMemory.Emit(writer, plan, plan.Forward, "ThreadWorkspace.Rent");
            writer.Line($"ref float {_input.Name} = ref MemoryMarshal.GetReference(input);");
            writer.Line("Share share = Member.Alone.Of(1);");
            EmitKernels(plan.Forward);
            writer.Line(plan.Graph.LossOperation is SigmoidCrossEntropy
                ? $"return {_output.Name} > 0 ? 1 : 0;"
                : $"return PackedRows.IndexOfLargest(ref {_output.Name}, {_output.Shape.Features});");
        }
    }

    private void EmitLoss(TrainingPlan training)
    {
        using (Method("float Loss<V>(AlignedBuffer parameters, ReadOnlySpan<float> allInputs, Targets allTargets, Member member)"))
        {
            ProgramMemory.Emit(writer, plan, training.Loss, "member.Workspace");
            writer.Line($"int count = allInputs.Length / {_input.Shape.Features};");
            string weight = SampleWeight.Emit(writer, _loss, "allTargets", "count");
            EmitPenalties(training.Loss);
            writer.Line("double loss = 0;");
            using (EmitPasses(training.Loss))
            {
                writer.Line("Targets targets = allTargets.Slice(first, samples);");
                EmitKernels(training.Loss);
            }

            writer.Line();
            writer.Line($"return (float)(loss / {weight}{PenaltyTerm(training.Loss)});");
        }
    }

    private void EmitGradients(TrainingPlan training)
    {
        writer.Line("// adds the gradients to their buffer, laid out like the parameters");
        using (Method("float Gradients<V>(AlignedBuffer parameters, AlignedBuffer gradients, " +
            $"ReadOnlySpan<float> allInputs, Targets allTargets{EntryPrograms.DeclaredKey(plan)}, Member member)"))
        {
            ProgramMemory.Emit(writer, plan, training.Gradients, "member.Workspace");
            writer.Line($"int count = allInputs.Length / {_input.Shape.Features};");
            string weight = SampleWeight.Emit(writer, _loss, "allTargets", "count");
            writer.Line($"float scale = {SampleWeight.Scale(weight, _loss)};");
            EmitPenalties(training.Gradients);
            writer.Line("double loss = 0;");
            using (EmitPasses(training.Gradients))
            {
                writer.Line("Targets targets = allTargets.Slice(first, samples);");
                EmitKernels(training.Gradients);
            }

            writer.Line();
            writer.Line($"return (float)(loss / {weight}{PenaltyTerm(training.Gradients)});");
        }
    }

    private void EmitStep(PlannedProgram step)
    {
        writer.Line($"// for batches that fit into the workspace, at most {step.Samples} samples");
        string head = $"float TrainStep<V>(AlignedBuffer parameters, ReadOnlySpan<float> allInputs, Targets targets, Descend step{EntryPrograms.DeclaredKey(plan)}, Member member)";
        using (Method(head))
        {
            ProgramMemory.Emit(writer, plan, step, "member.Workspace");
            writer.Line($"int samples = allInputs.Length / {_input.Shape.Features};");
            string weight = SampleWeight.Emit(writer, _loss, "targets", "samples");
            writer.Line($"float scale = {SampleWeight.Scale(weight, _loss)};");
            writer.Line("Share share = member.Of(samples);");
            writer.Line($"ref float {_input.Name} = ref MemoryMarshal.GetReference(allInputs);");
            EmitPenalties(step);
            writer.Line("double loss = 0;");
            EmitKernels(step, weight, first: "0");
            writer.Line("return meanLoss;");
        }
    }

    private void EmitKernels(PlannedProgram program, string weight = "samples", string first = "first")
    {
        bool lossIsKnown = false;
        foreach (Kernel kernel in program.Kernels.Where(kernel => !kernel.RunsOnce))
        {
            string arguments = Operands.Passed(Operands.Actual(kernel));
            bool findsGradient = kernel.GradientSinks.Any(), descends = kernel.GradientSinks.Any(sink => sink.Descends);
            if (descends && !lossIsKnown)
            {
                // The first change of a parameter: up to here a batch may be given up without a trace.
                writer.Line($"float meanLoss = (float)(share.OfFirst(loss) / {weight}{PenaltyTerm(program)});");
                writer.Line("if (!float.IsFinite(meanLoss))");
                using (writer.Indent())
                    writer.Line("return meanLoss;");
                lossIsKnown = true;
            }

            string samples = kernel.Division == Division.None ? "samples" : "share";
            string call = $"Kernels.{library.MethodOf(kernel)}" + (kernel, findsGradient) switch
            {
                (LossKernel { Gradient: var gradient }, _) => $"<V>({arguments}, targets, samples{(gradient is null ? "" : ", scale")});",
                (DropoutKernel, _) => $"<V>({arguments}, samples, {first}, dropoutKey);",
                (BlockedLossKernel, _) => $"<V>({arguments}, targets, {samples});",
                (BlockedGradientKernel, false) => $"<V>({arguments}, targets, scale, {samples});",
                (BlockedGradientKernel, _) => descends
                    ? $"<V, Descend>({arguments}, targets, scale, {samples}, step);"
                    : $"<V, Accumulate>({arguments}, targets, scale, {samples}, default);",
                (_, false) => $"<V>({arguments}, {samples});",
                ({ Sink: GradientSink { Descends: true, Penalty: not null } }, _) => $"<V, PenalizedDescend>({arguments}, {samples}, new(step));",
                _ when descends => $"<V, Descend>({arguments}, {samples}, step);",
                _ => $"<V, Accumulate>({arguments}, {samples}, default);",
            };
            if (kernel is LossKernel or BlockedLossKernel)
                call = "loss += " + call;
            if (kernel.Division == Division.None)
            {
                writer.Line("if (share.IsFirst)");
                using (writer.Indent())
                    writer.Line(call);
            }
            else
            {
                writer.Line(call);
            }

            writer.Line("share.Meet();");
        }
    }

    /// <summary>Prints what is added to the loss and has nothing to do with the samples.</summary>
    private void EmitPenalties(PlannedProgram program)
    {
        string[] calls = [.. program.Kernels.OfType<PenaltyKernel>().Select(Call)];
        if (calls.Length > 0)
            writer.Line($"double penalty = {string.Join("\n    + ", calls)};");

        string Call(PenaltyKernel kernel)
        {
            string arguments = Operands.Passed(Operands.Actual(kernel));
            return kernel.Gradient is null
                ? $"Kernels.{library.MethodOf(kernel)}<V>({arguments})"
                : $"Kernels.{library.MethodOf(kernel)}<V, Accumulate>({arguments}, default)";
        }
    }

    private static string PenaltyTerm(PlannedProgram program) => program.Kernels.Any(kernel => kernel is PenaltyKernel) ? " + penalty" : "";

    /// <summary>The width at which a row is reduced: adding up lanes that hold nothing only costs time.</summary>
    private static string RowWidth(int columns) => columns <= 4 ? "V128" : "V";

    private CodeWriter.Scope EmitPasses(PlannedProgram program)
    {
        CodeWriter.Scope scope = writer.Block($"for (int first = 0; first < count; first += {program.Samples})");
        writer.Line($"int samples = Math.Min(count - first, {program.Samples});");
        writer.Line("Share share = member.Of(samples);");
        writer.Line($"ref float {_input.Name} = ref Unsafe.Add(ref MemoryMarshal.GetReference(allInputs), first * {_input.Shape.Features});");
        return scope;
    }

    private CodeWriter.Scope Method(string head) => KernelEmitter.Method(writer, "public static " + head);
}
