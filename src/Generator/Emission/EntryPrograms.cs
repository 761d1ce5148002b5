using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the programs that the public members call: each chooses the vector width of the machine, and training chooses between one pass
/// and several.
/// </summary>
internal sealed class EntryPrograms(CodeWriter writer, NetworkPlan plan)
{
    private const string Inference = "AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs";
    private const string Examples = "ReadOnlySpan<float> inputs, Targets targets";

    public void Emit()
    {
        EmitInitialize();
        Entry($"void Forward({Inference})", "Forward", "parameters, inputs, outputs");
        if (plan.Graph.Prediction != plan.Graph.Output)
            Entry($"void Predict({Inference})", "Predict", "parameters, inputs, outputs");
        if (plan.Training is not null)
            EmitTraining();
        EmitTransfers();
    }

    private void EmitInitialize()
    {
        using (writer.Block("public static AlignedBuffer Initialize(AlignedBuffer parameters, ulong seed)"))
        {
            writer.Line("var random = new ParameterRandom(seed);");
            foreach (ParameterSlot slot in plan.Parameters.Slots.Where(slot => slot.Parameter.InitialValues.Scale != 0))
                writer.Line($"{Fill(slot)}; // {slot.Parameter}");

            if (plan.Training?.Updates[0].InitialState > 0)
                writer.Line("ResetOptimizer(parameters);");
            writer.Line("return parameters;");
        }

        writer.Line();
    }

    /// <summary>The call that fills a parameter with its initial values, but not its padding.</summary>
    private static string Fill(ParameterSlot slot)
    {
        (Distribution distribution, float scale) = (slot.Parameter.InitialValues.Distribution, slot.Parameter.InitialValues.Scale);
        string arguments = (slot.Matrix is { } matrix ? $"{matrix.Rows}, {matrix.Columns}, " : "") + Literals.Float(scale);
        string span = $"parameters.Span.Slice({slot.Offset}, {(slot.Matrix is null ? slot.Parameter.Shape.ElementsPerSample : slot.Floats)})";
        return (distribution, slot.Matrix) switch
        {
            (Distribution.Uniform, null) => $"random.FillUniform({span}, {arguments})",
            (Distribution.Uniform, _) => $"random.FillWeight({span}, {arguments})",
            (Distribution.Normal, null) => $"random.FillNormal({span}, {arguments})",
            (Distribution.Normal, _) => $"random.FillNormalWeight({span}, {arguments})",
            (_, null) => $"{span}.Fill({arguments})",
            _ => $"PanelMatrix.Fill({span}, {arguments})",
        };
    }

    private void EmitTraining()
    {
        if (plan.Graph.LossOperation!.IsClassifier)
            Entry("int Classify(AlignedBuffer parameters, ReadOnlySpan<float> input)", "Classify", "parameters, input");
        Entry($"float Loss(AlignedBuffer parameters, {Examples})", "Loss", "parameters, inputs, targets");

        string allocate = $"gradients ??= new({plan.Parameters.Floats});";
        // The lanes overwrite the gradients, the tiles add to them.
        string[] prepare = plan.RunsInLanes ? [allocate] : [allocate, "gradients.Span.Clear();"];
        writer.Line("// leaves the gradients in their buffer, laid out like the parameters");
        Entry($"float Gradients(AlignedBuffer parameters, [NotNull] ref AlignedBuffer? gradients, {Examples})",
            "Gradients", "parameters, gradients, inputs, targets", prepare);
        EmitTrainStep(allocate);
        writer.Line("// the optimiser's step with the gradients in their buffer");
        Entry("void ApplyGradients(AlignedBuffer parameters, AlignedBuffer gradients, Descend step)",
            "Kernels.DescendAll", "ref gradients.First, ref parameters.First, step");
        if (plan.HasOptimizerState)
            EmitResetOptimizer(plan.Training!.Updates[0].InitialState);
    }

    private void EmitTrainStep(string allocate)
    {
        string head = $"float TrainStep(AlignedBuffer parameters, ref AlignedBuffer? gradients, {Examples}, Descend step)";
        if (plan.RunsInLanes)
        {
            Entry(head, "TrainStep", "parameters, gradients, inputs, targets, step", allocate);
            return;
        }

        using (writer.Block("public static " + head))
        {
            using (writer.Block($"if (inputs.Length <= {plan.WorkspaceSamples * (long)plan.Graph.Input.Shape.Features})"))
                EmitDispatch("TrainStep", "parameters, inputs, targets, step", returns: true);
            writer.Line();
            writer.Line("// More samples than the workspace holds: their gradients are summed up over several passes.");
            writer.Line("float loss = Gradients(parameters, ref gradients, inputs, targets);");
            writer.Line("if (float.IsFinite(loss))");
            using (writer.Indent())
                writer.Line("ApplyGradients(parameters, gradients, step);");
            writer.Line("return loss;");
        }

        writer.Line();
    }

    private void EmitResetOptimizer(float initialState)
    {
        writer.Line("// what the optimiser remembers of the parameters, behind them, as it is before the first step");
        using (writer.Block("public static void ResetOptimizer(AlignedBuffer parameters)"))
        {
            string fill = initialState == 0 ? "Clear()" : $"Fill({Literals.Float(initialState)})";
            writer.Line($"parameters.Span.Slice({plan.Parameters.Floats}).{fill};");
        }

        writer.Line();
    }

    /// <summary>Between canonical order and the layout of the buffers.</summary>
    private void EmitTransfers()
    {
        writer.Line("// from canonical order into the layout of the parameters");
        using (writer.Block("public static void Import(ReadOnlySpan<float> canonical, Span<float> buffer)"))
            EmitSlots("Import", "canonical", "buffer");
        writer.Line();
        writer.Line("// from the layout of the parameters into canonical order");
        using (writer.Block("public static void Export(ReadOnlySpan<float> buffer, Span<float> canonical)"))
            EmitSlots("Export", "buffer", "canonical");

        void EmitSlots(string direction, string from, string to)
        {
            foreach (ParameterSlot slot in plan.Parameters.Slots)
            {
                int count = slot.Parameter.Shape.ElementsPerSample;
                string canonical = $"canonical.Slice({slot.CanonicalOffset}, {count})";
                string stored = $"buffer.Slice({slot.Offset}, {(slot.Matrix is null ? count : slot.Floats)})";
                string source = from == "canonical" ? canonical : stored, target = to == "canonical" ? canonical : stored;
                writer.Line(slot.Matrix is { } matrix
                    ? $"PanelMatrix.{direction}({source}, {target}, {matrix.Rows}, {matrix.Columns}); // {slot.Parameter}"
                    : $"{source}.CopyTo({target}); // {slot.Parameter}");
            }
        }
    }

    private void Entry(string head, string program, string arguments, params string[] prepare)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block("public static " + head))
        {
            foreach (string line in prepare)
                writer.Line(line);
            EmitDispatch(program, arguments, returns: !head.StartsWith("void", StringComparison.Ordinal));
        }

        writer.Line();
    }

    /// <summary>The choice of the vector width: the JIT keeps one branch.</summary>
    private void EmitDispatch(string program, string arguments, bool returns)
    {
        Branch("if (Vector512.IsHardwareAccelerated)", "V512");
        Branch(returns ? "if (Vector256.IsHardwareAccelerated)" : "else if (Vector256.IsHardwareAccelerated)", "V256");
        if (returns)
            writer.Line(Call("V128"));
        else
            Branch("else", "V128");

        void Branch(string condition, string width)
        {
            writer.Line(condition);
            using (writer.Indent())
                writer.Line(Call(width));
        }

        string Call(string width) => $"{(returns ? "return " : "")}{program}<{width}>({arguments});";
    }
}
