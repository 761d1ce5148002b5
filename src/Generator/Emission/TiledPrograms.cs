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
    private readonly bool _sharesOutputs = SharedOutputs.Pays(plan);

    public void Emit()
    {
        if (_sharesOutputs)
        {
            EmitOutputs();
            writer.Line();
        }

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
            EmitTrainingOutputs(outputs);
        }

        writer.Line();
        EmitGradients(training);
        if (training.InputGradients is { } inputGradients)
        {
            writer.Line();
            EmitInputGradients(inputGradients);
        }

        if (training.Step is null)
            return;
        writer.Line();
        EmitStep(training.Step);
    }

    private void EmitInference(string name, PlannedProgram program, Tensor result)
    {
        using (Method($"void {name}<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} allInputs, Span<float> allOutputs, Member member)"))
        {
            EmitInferenceMemory(program, "member.Workspace", result);
            writer.Line($"int count = allInputs.Length / {_input.Shape.ElementsPerSample};");
            using (EmitPasses(program))
            {
                EmitInferenceKernels(program);
                EmitHandOut(program, result, "allOutputs", plan.Graph.OutputsChannelsFirst);
            }
        }
    }

    /// <summary>Prints how rows of the workspace are copied to the caller.</summary>
    private void EmitHandOut(PlannedProgram program, Tensor result, string all, bool channelsFirst)
    {
        int columns = result.Shape.Columns, rows = result.Shape.RowsPerSample, values = result.Shape.ElementsPerSample;
        string handed = $"{all}.Slice(first * {values}, samples * {values})";
        writer.Line(channelsFirst
            ? $"ChannelOrder.ToPlanes<V>(ref {result.Name}, ref MemoryMarshal.GetReference({handed}), {rows}, {columns}, areRows: false, share);"
            : $"PackedRows.CopyFrom(ref {result.Name}, {MatrixLayout.Pad(columns)}, {handed}, {columns}, share{(rows == 1 ? "" : $", {rows}")});");
        if (program.LeastTeamSamples is not null)
            writer.Line("share.Meet();");
    }

    private void EmitOutputs()
    {
        PlannedProgram program = plan.Forward;
        HashSet<string> used = [.. program.Kernels.SelectMany(Operands.Actual)];
        writer.Line("// Computes the outputs of a batch in the workspace.");
        using (Method(SharedOutputs.Head(_input)))
        {
            ProgramMemory.EmitParameters(writer, plan, used);
            ProgramMemory.EmitBuffers(writer, program, used);
            EmitKernels(program);
        }
    }

    /// <summary>Prints the memory of a program that infers; where it shares how outputs are found, that of what it does with them.</summary>
    private void EmitInferenceMemory(PlannedProgram program, string workspace, params Tensor[] results)
    {
        if (!_sharesOutputs)
        {
            ProgramMemory.Emit(writer, plan, program, workspace);
            return;
        }

        HashSet<string> used = [.. SharedOutputs.RestOf(plan, program).SelectMany(Operands.Actual), .. results.Select(result => result.Name)];
        ProgramMemory.EmitParameters(writer, plan, used);
        ProgramMemory.EmitWorkspace(writer, program, workspace);
        ProgramMemory.EmitBuffers(writer, program, used);
    }

    private void EmitInferenceKernels(PlannedProgram program)
    {
        if (!_sharesOutputs)
        {
            EmitKernels(program);
            return;
        }

        writer.Line(SharedOutputs.Call(_input, "samples"));
        EmitKernels(program with { Kernels = SharedOutputs.RestOf(plan, program) });
    }

    private int RowsPerSample => _output.Shape.RowsPerSample;

    /// <summary>The rows of so many samples.</summary>
    private string RowsOf(string samples) => RowsPerSample == 1 ? samples : $"{samples} * {RowsPerSample}";

    /// <summary>The same as an operand.</summary>
    private string Rows(string samples) => RowsPerSample == 1 ? samples : $"({RowsOf(samples)})";

    private void EmitClassify()
    {
        string head = RowsPerSample == 1
            ? $"int Classify<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} input)"
            : $"void Classify<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} input, Span<int> classes)";
        using (Method(head))
        {
            EmitInferenceMemory(plan.Forward, "ThreadWorkspace.Rent", _output);
            writer.Line($"ref {Operands.TypeOf(_input)} {_input.Name} = ref MemoryMarshal.GetReference(input);");
            writer.Line("Share share = Member.Alone.Of(1);");
            var calls = new KernelCalls(library, first: "0");
            if (_sharesOutputs)
                writer.Line(SharedOutputs.Call(_input, samples: "1"));
            else if (plan.Forward.UnrollsOneSample)
                EmitKernelsOfOne(plan.Forward, calls, "1");
            else
                EmitKernels(plan.Forward, calls, "1");
            int columns = _output.Shape.Columns;
            if (RowsPerSample > 1)
                writer.Line($"PackedRows.Classify(ref {_output.Name}, {MatrixLayout.Pad(columns)}, {columns}, classes);");
            else if (_loss is SigmoidCrossEntropy)
                writer.Line($"return {_output.Name} > 0 ? 1 : 0;");
            else
                writer.Line($"return PackedRows.IndexOfLargest(ref {_output.Name}, {columns});");
        }
    }

    private void EmitLoss(PlannedProgram program)
    {
        using (Method($"float Loss<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} allInputs, Targets allTargets, Member member)"))
        {
            EmitInferenceMemory(program, "member.Workspace");
            writer.Line($"int count = allInputs.Length / {_input.Shape.ElementsPerSample};");
            string weight = SampleWeight.Emit(writer, _loss, "allTargets", Rows("count"));
            EmitPenalties(program);
            writer.Line("double loss = 0;");
            using (EmitPasses(program))
            {
                writer.Line($"Targets targets = allTargets.Slice({RowsOf("first")}, {RowsOf("samples")});");
                EmitInferenceKernels(program);
            }

            writer.Line();
            writer.Line($"return (float)({SampleWeight.Mean("loss", weight)}{PenaltyTerm(program)});");
        }
    }

    private void EmitTrainingOutputs(PlannedProgram program)
    {
        writer.Line("// Computes the outputs as in training, row by row.");
        using (Method($"void TrainingOutputs<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} allInputs, Span<float> allOutputs{EntryPrograms.DeclaredKey(plan)}, Member member)"))
        {
            if (program.IsOnePass)
            {
                writer.Line("const int first = 0;");
                EmitBatchMemory(program);
                EmitShare("ref MemoryMarshal.GetReference(allInputs)");
                EmitRun();
                return;
            }

            ProgramMemory.Emit(writer, plan, program, "member.Workspace");
            writer.Line($"int count = allInputs.Length / {_input.Shape.ElementsPerSample};");
            using (EmitPasses(program))
                EmitRun();
        }

        void EmitRun()
        {
            EmitKernels(program);
            EmitHandOut(program, plan.Graph.TrainingOutput, "allOutputs", channelsFirst: false);
        }
    }

    private void EmitGradients(TrainingPlan training)
    {
        PlannedProgram program = training.Gradients;
        string targets = program.IsOnePass ? "targets" : "allTargets";
        writer.Line("// Adds the gradients to their buffer, in the parameters' layout.");
        using (Method("float Gradients<V>(AlignedBuffer parameters, AlignedBuffer gradients, " +
            $"{Operands.SpanOf(_input)} allInputs, Targets {targets}{EntryPrograms.DeclaredKey(plan)}, Member member)"))
        {
            string weight;
            if (program.IsOnePass)
            {
                weight = EmitWholeBatch(program);
                EmitKernels(program, first: "0");
            }
            else
            {
                weight = EmitParts(program, () => { });
            }

            writer.Line();
            writer.Line($"return (float)({SampleWeight.Mean("loss", weight)}{PenaltyTerm(program)});");
        }
    }

    private void EmitInputGradients(InputGradientPlan gradients)
    {
        writer.Line("// Computes the gradient of the mean loss for the inputs.");
        using (Method($"float InputGradients<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} allInputs, Targets allTargets, Span<float> allGradients, Member member)"))
        {
            string weight = EmitParts(gradients.Program, () => EmitHandOut(gradients.Program, gradients.Gradient, "allGradients", channelsFirst: false));
            writer.Line();
            writer.Line($"return (float)({SampleWeight.Mean("loss", weight)});");
        }
    }

    /// <summary>Prints a program of the loss and gradients in passes; returns the weight of all samples.</summary>
    private string EmitParts(PlannedProgram program, Action emitEnd)
    {
        ProgramMemory.Emit(writer, plan, program, "member.Workspace");
        writer.Line($"int count = allInputs.Length / {_input.Shape.ElementsPerSample};");
        string weight = SampleWeight.Emit(writer, _loss, "allTargets", Rows("count"));
        writer.Line($"float scale = {SampleWeight.Scale(weight, _loss)};");
        EmitPenalties(program);
        writer.Line("double loss = 0;");
        using (EmitPasses(program))
        {
            writer.Line($"Targets targets = allTargets.Slice({RowsOf("first")}, {RowsOf("samples")});");
            EmitKernels(program);
            emitEnd();
        }

        return weight;
    }

    private void EmitStep(PlannedProgram step)
    {
        if (!step.IsOnePass)
            writer.Line($"// Runs batches that fit into the workspace, at most {step.Samples} samples.");
        string head = $"float TrainStep<V>(AlignedBuffer parameters, {Operands.SpanOf(_input)} allInputs, Targets targets, Descend step{EntryPrograms.DeclaredKey(plan)}, Member member)";
        using (Method(head))
            EmitKernels(step, EmitWholeBatch(step), first: "0");
    }

    /// <summary>Prints what the kernels need where a batch runs in one pass; returns the weight of its samples.</summary>
    private string EmitWholeBatch(PlannedProgram program)
    {
        EmitBatchMemory(program);
        string weight = SampleWeight.Emit(writer, _loss, "targets", Rows("samples"));
        writer.Line($"float scale = {SampleWeight.Scale(weight, _loss)};");
        EmitShare("ref MemoryMarshal.GetReference(allInputs)");
        EmitPenalties(program);
        writer.Line("double loss = 0;");
        return weight;
    }

    /// <summary>Prints the number of samples of a whole batch, and memory for all of them.</summary>
    private void EmitBatchMemory(PlannedProgram program)
    {
        writer.Line($"int samples = allInputs.Length / {_input.Shape.ElementsPerSample};");
        ProgramMemory.Emit(writer, plan, program, "member.Workspace");
    }

    /// <summary>Prints a member's share of the samples, and where they begin.</summary>
    private void EmitShare(string inputs)
    {
        writer.Line("Share share = member.Of(samples);");
        writer.Line($"ref {Operands.TypeOf(_input)} {_input.Name} = {inputs};");
    }

    private void EmitKernels(PlannedProgram program, string weight = "samples", string first = "first")
    {
        var calls = new KernelCalls(library, first);
        if (!program.UnrollsOneSample)
        {
            EmitKernels(program, calls, weight);
            return;
        }

        using (writer.Block("if (samples == 1)"))
            EmitKernelsOfOne(program, calls, weight);
        if (program.Kernels.Any(kernel => kernel.Descends))
        {
            // It has returned.
            writer.Line();
            EmitKernels(program, calls, weight);
            return;
        }

        using (writer.Block("else"))
            EmitKernels(program, calls, weight);
        writer.Line();
    }

    private void EmitKernels(PlannedProgram program, KernelCalls calls, string weight) =>
        EmitSequence(program, "meanLoss", MeanOf(SampleWeight.Mean("loss", weight) + PenaltyTerm(program), program), calls, kernel =>
        {
            if (program.LeastTeamSamples is null)
            {
                writer.Line(calls.Of(kernel));
                return;
            }

            if (kernel.Division == Division.None)
            {
                writer.Line("if (share.IsFirst)");
                using (writer.Indent())
                    writer.Line(calls.Of(kernel));
            }
            else
            {
                writer.Line(calls.Of(kernel));
            }

            writer.Line("share.Meet();");
        });

    /// <summary>The mean loss as all members have it, so that all of them go on or none does.</summary>
    private static string MeanOf(string loss, PlannedProgram program) => program.LeastTeamSamples is null ? loss : $"share.OfFirst({loss})";

    private void EmitKernelsOfOne(PlannedProgram program, KernelCalls calls, string weight) =>
        EmitSequence(program, "lossOfOne", SampleWeight.Mean("loss", weight) + PenaltyTerm(program), calls, kernel => writer.Line(calls.OfOne(kernel)));

    /// <summary>
    /// Prints the kernels in their order and, before the first change of a parameter, the mean loss: up to there a batch is given up without a
    /// trace, where the loss or the bound of the gradients is not finite.
    /// </summary>
    private void EmitSequence(PlannedProgram program, string meanLoss, string mean, KernelCalls calls, Action<Kernel> emit)
    {
        bool steps = false;
        foreach (Kernel kernel in program.Kernels.Where(kernel => !kernel.RunsOnce))
        {
            if (kernel is GradientBoundKernel bound)
            {
                EmitBound(bound);
                steps = true;
            }
            else
            {
                emit(kernel);
            }
        }

        if (steps)
            writer.Line($"return {meanLoss};");

        void EmitBound(GradientBoundKernel bound)
        {
            writer.Line($"if ({(program.LeastTeamSamples is null ? "" : "share.IsFirst && ")}!float.IsFinite({calls.ValueOf(bound)}))");
            using (writer.Indent())
                writer.Line("loss = double.NaN; // a gradient might not be finite");
            writer.Line($"float {meanLoss} = (float)({mean});");
            writer.Line($"if (!float.IsFinite({meanLoss}))");
            using (writer.Indent())
                writer.Line($"return {meanLoss};");
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

    private CodeWriter.Scope EmitPasses(PlannedProgram program)
    {
        CodeWriter.Scope scope = writer.Block($"for (int first = 0; first < count; first += {program.Samples})");
        writer.Line($"int samples = Math.Min(count - first, {program.Samples});");
        EmitShare($"ref Unsafe.Add(ref MemoryMarshal.GetReference(allInputs), first * {_input.Shape.ElementsPerSample})");
        return scope;
    }

    private CodeWriter.Scope Method(string head) => KernelEmitter.Method(writer, "public static " + head);
}
