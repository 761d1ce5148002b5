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
    private readonly string _inference = $"AlignedBuffer parameters, {Operands.SpanOf(plan.Graph.Input)} inputs, Span<float> outputs";
    private readonly string _examples = $"{Operands.SpanOf(plan.Graph.Input)} inputs, Targets targets";

    private string PassedKey => plan.Drops ? ", dropoutKey" : "";

    /// <summary>What the programs that drop values are given to draw by.</summary>
    public static string DeclaredKey(NetworkPlan plan) => plan.Drops ? ", ulong dropoutKey" : "";

    public void Emit()
    {
        EmitInitialize();
        foreach (EntryProgram program in Programs())
            EmitProgram(program);
        if (plan.Training is not null)
            EmitTraining();
        if (plan.Stream is { } stream)
            Entry($"void Stream(AlignedBuffer parameters, StreamMemory memory, {Operands.SpanOf(stream.Graph.Input)} inputs, Span<float> outputs)", "Stream", "parameters, memory, inputs, outputs");
        EmitTransfers();
    }

    /// <summary>Prints the tasks of the programs that a team can run.</summary>
    public void EmitTasks()
    {
        foreach (EntryProgram program in Programs().Where(program => program.Planned.LeastTeamSamples is not null && !IsMadeOfGradients(program)))
            TeamTaskEmitter.Emit(writer, Operands.TypeOf(plan.Graph.Input), program.Name, program.Fields, program.Arguments, program.Returns);
    }

    private IEnumerable<EntryProgram> Programs()
    {
        const string Parameters = "AlignedBuffer parameters";
        yield return new("Forward", plan.Forward, _inference, "parameters, inputs, outputs", Parameters, false);
        if (plan.Graph.Prediction != plan.Graph.Output)
            yield return new("Predict", plan.Predict, _inference, "parameters, inputs, outputs", Parameters, false);
        if (plan.Training is not { } training)
            yield break;
        if (training.Loss is { } loss)
            yield return new("Loss", loss, $"{Parameters}, {_examples}", "parameters, inputs, targets", Parameters, true);
        if (training.Outputs is { } outputs)
            yield return new("TrainingOutputs", outputs, _inference + DeclaredKey(plan), "parameters, inputs, outputs" + PassedKey, Parameters + DeclaredKey(plan), false);

        // The lanes overwrite the gradients, the tiles add to them; what is frozen has none.
        string[] prepare = plan is { RunsInLanes: true, Parameters.HasFrozen: false } ? [AllocateGradients] : [AllocateGradients, "gradients.Span.Clear();"];
        yield return new(
            "Gradients", training.Gradients, $"{Parameters}, AlignedBuffer gradients, {_examples}{DeclaredKey(plan)}",
            "parameters, gradients, inputs, targets" + PassedKey, Parameters + ", AlignedBuffer gradients" + DeclaredKey(plan), true, prepare);
        if (training.InputGradients is { } inputGradients)
        {
            yield return new(
                "InputGradients", inputGradients.Program, $"{Parameters}, {_examples}, Span<float> outputs", "parameters, inputs, targets, outputs", Parameters, true);
        }

        yield return plan.RunsInLanes
            ? new(
                "TrainStep", training.Step!, $"{Parameters}, AlignedBuffer gradients, {_examples}, Descend step{DeclaredKey(plan)}",
                "parameters, gradients, inputs, targets, step" + PassedKey, "", true, AllocateGradients)
            : new(
                "TrainStep", training.Step ?? training.Gradients, $"{Parameters}, {_examples}, Descend step{DeclaredKey(plan)}",
                "parameters, inputs, targets, step" + PassedKey, Parameters + ", Descend step" + DeclaredKey(plan), true);
    }

    private string AllocateGradients => $"gradients ??= new({plan.Parameters.Floats});";

    private void EmitInitialize()
    {
        using (writer.Block("public static AlignedBuffer Initialize(AlignedBuffer parameters, ulong seed)"))
        {
            writer.Line("ParameterRandom random = new(seed);");
            foreach (ParameterSlot slot in plan.Parameters.All.Where(slot => slot.Parameter.InitialValues.Scale != 0))
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
        string arguments = (slot.Matrix is null ? "" : MatrixOf(slot) + ", ") + Literals.Float(scale);
        string span = $"parameters.Span.Slice({slot.Offset}, {(slot.Matrix is null ? slot.Parameter.Shape.ElementsPerSample : slot.Floats)})";
        return (distribution, slot.Matrix) switch
        {
            (Distribution.Uniform, null) => $"random.FillUniform({span}, {arguments})",
            (Distribution.Uniform, Panels) => $"random.FillWeight({span}, {arguments})",
            (Distribution.Normal, null) => $"random.FillNormal({span}, {arguments})",
            (Distribution.Normal, Panels) => $"random.FillNormalWeight({span}, {arguments})",
            (Distribution.Normal, _) => $"random.FillNormalRows({span}, {arguments})",
            (_, null) => $"{span}.Fill({arguments})",
            _ => $"PanelMatrix.Fill({span}, {arguments})",
        };
    }

    /// <summary>What the runtime is told of a weight, or of a table, that does not lie in canonical order.</summary>
    private static string MatrixOf(ParameterSlot slot) => slot.Matrix is Panels panels
        ? FormattableString.Invariant($"{panels.Rows}, {panels.Columns}")
        : Literals.Integer(slot.Parameter.Shape.Columns);

    /// <summary>Prints what the public member calls and, where a team can run the program, what each of its threads does.</summary>
    private void EmitProgram(EntryProgram program)
    {
        string result = program.Returns ? "float" : "void", member = plan.RunsInLanes ? "" : ", Member.Alone";
        string head = $"{result} {program.Name}({OfMember(program)}{Parallelism(program.Planned)})";
        if (program.Name == "Gradients")
            writer.Line("// Writes the gradients to their buffer, in the parameters' layout.");
        if (program.Name == "TrainStep" && !plan.RunsInLanes)
            EmitTrainStep(program, head);
        else if (program.Planned.LeastTeamSamples is null)
            Entry(head, program.Name, program.Arguments + member, program.Prepare);
        else
            EmitTeam(program, head);
        if (!IsMadeOfGradients(program) && (program.Planned.LeastTeamSamples is not null || (program.Name == "TrainStep" && !plan.RunsInLanes)))
            Entry($"{result} {program.Name}({program.Declared}, Member member)", program.Name, program.Arguments + ", member");
    }

    /// <summary>Whether a program is the one of the gradients, and a pass of the optimiser over them.</summary>
    private bool IsMadeOfGradients(EntryProgram program) => program.Name == "TrainStep" && plan.Training!.Step is null;

    private void EmitTeam(EntryProgram program, string head)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block("public static " + head))
        {
            foreach (string line in program.Prepare)
                writer.Line(line);
            EmitTeamOrAlone(program);
        }

        writer.Line();
    }

    private void EmitTeamOrAlone(EntryProgram program)
    {
        string team = TeamRun(program) + ";", alone = $"{program.Name}({program.Arguments}, Member.Alone);";
        writer.Line($"if ({TeamCondition(program)})");
        using (writer.Indent())
            writer.Line(program.Returns ? "return " + team : team);
        if (program.Returns)
        {
            writer.Line("return " + alone);
            return;
        }

        writer.Line("else");
        using (writer.Indent())
            writer.Line(alone);
    }

    /// <summary>Whether a call is made by a team.</summary>
    private string TeamCondition(EntryProgram program) =>
        $"parallelism > 1 && inputs.Length >= {program.Planned.LeastTeamSamples * (long)plan.Graph.Input.Shape.ElementsPerSample}";

    private static string TeamRun(EntryProgram program)
    {
        string fields = string.Join(", ", program.Fields.Split([", "], StringSplitOptions.None).Select(field => field.Split(' ')[1]));
        return $"Team.Run(parallelism, new {program.Name}Task({fields}), inputs, {Given("outputs")}, {Given("targets")})";

        string Given(string span) => program.Declared.Contains(" " + span) ? span : "default";
    }

    private void EmitTraining()
    {
        if (plan.Graph.LossOperation!.IsClassifier)
        {
            bool hasRows = plan.Graph.Output.Shape.RowsPerSample > 1;
            Entry(
                hasRows
                    ? $"void Classify(AlignedBuffer parameters, {Operands.SpanOf(plan.Graph.Input)} input, Span<int> classes)"
                    : $"int Classify(AlignedBuffer parameters, {Operands.SpanOf(plan.Graph.Input)} input)",
                "Classify", "parameters, input" + (hasRows ? ", classes" : ""));
        }

        writer.Line("// Makes a step with the gradients in their buffer if all of them are finite.");
        Entry($"bool ApplyGradients(AlignedBuffer parameters, AlignedBuffer gradients, Descend step{(plan.MovesBuffers ? ", bool movesBuffers" : "")})",
            "Kernels.DescendAll", "ref gradients.First, ref parameters.First, step" + (plan.MovesBuffers ? ", movesBuffers" : ""));
        if (plan.HasOptimizerState)
            EmitResetOptimizer(plan.Training!.Updates[0].InitialState);
    }

    private void EmitTrainStep(EntryProgram program, string head)
    {
        PlannedProgram gradients = plan.Training!.Gradients;
        string parallelism = gradients.LeastTeamSamples is null ? "" : ", parallelism";
        using (writer.Block("public static " + head))
        {
            if (plan.Training.Step is null)
            {
                writer.Line(plan.Training.Clipping?.MaxNorm is null
                    ? "// A pass over the parameters costs little, because each takes part in many products."
                    : "// The norm of all gradients must be known before a parameter changes.");
                EmitStepOfGradients();
                return;
            }

            if (plan.Training.Step.IsOnePass)
            {
                EmitStepInOnePass();
            }
            else
            {
                using (writer.Block($"if (inputs.Length <= {plan.Training.Step.Samples * (long)plan.Graph.Input.Shape.ElementsPerSample})"))
                    EmitStepInOnePass();
            }

            writer.Line();
            writer.Line($"return StepOfGradients(parameters, ref gradients, inputs, targets, step{PassedKey}{parallelism});");
        }

        writer.Line();
        writer.Line(plan.Training.Step.IsOnePass
            ? "// The numbers are so large that a gradient might not be finite: sum the gradients in memory and make a step if all of them are finite."
            : "// The batch exceeds the workspace, or the numbers are so large that a gradient might not be finite: sum the gradients in memory,\n"
                + "// in several passes if necessary, and make a step if all of them are finite.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static float StepOfGradients({OfMember(program)}{Parallelism(gradients)})"))
            EmitStepOfGradients();
        writer.Line();

        void EmitStepInOnePass()
        {
            string alone = $"TrainStep({program.Arguments}, Member.Alone)";
            writer.Line(program.Planned.LeastTeamSamples is null
                ? $"float loss = {alone};"
                : $"float loss = {TeamCondition(program)} ? {TeamRun(program)} : {alone};");
            writer.Line("if (float.IsFinite(loss))");
            using (writer.Indent())
                writer.Line("return loss;");
        }

        void EmitStepOfGradients()
        {
            writer.Line($"float loss = Gradients(parameters, ref gradients, inputs, targets{PassedKey}{parallelism});");
            writer.Line($"return !float.IsFinite(loss) || ApplyGradients(parameters, gradients, step{(plan.MovesBuffers ? ", movesBuffers: true" : "")}) ? loss : float.NaN;");
        }
    }

    /// <summary>The parameters of what the public member calls: the gradients' buffer may be missing.</summary>
    private string OfMember(EntryProgram program)
    {
        const string Given = "AlignedBuffer gradients, ", Missing = "ref AlignedBuffer? gradients, ";
        return program.Name switch
        {
            "Gradients" => program.Declared.Replace(Given, "[NotNull] " + Missing),
            "TrainStep" when plan.RunsInLanes => program.Declared.Replace(Given, Missing),
            "TrainStep" => program.Declared.Replace("AlignedBuffer parameters, ", "AlignedBuffer parameters, " + Missing),
            _ => program.Declared,
        };
    }

    private static string Parallelism(PlannedProgram program) => program.LeastTeamSamples is null ? "" : ", int parallelism";

    private void EmitResetOptimizer(float initialState)
    {
        writer.Line("// Resets the optimiser's state, which follows the parameters.");
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
        EmitTransfer("Import", "", plan.Parameters.Slots, "// Copies from canonical order to the parameters' layout.");
        writer.Line();
        EmitTransfer("Export", "", plan.Parameters.Slots, "// Copies from the parameters' layout to canonical order.");
        if (plan.Parameters.Buffers.IsEmpty)
            return;
        writer.Line();
        EmitTransfer("Import", "Buffers", plan.Parameters.Buffers, "// Does the same for the running statistics, which follow the parameters.");
        writer.Line();
        EmitTransfer("Export", "Buffers", plan.Parameters.Buffers, "// Copies the running statistics back.");
    }

    private void EmitTransfer(string direction, string what, IEnumerable<ParameterSlot> slots, string remark)
    {
        bool imports = direction == "Import";
        writer.Line(remark);
        using (writer.Block($"public static void {direction}{what}({(imports ? "ReadOnlySpan<float> canonical, Span<float> buffer" : "ReadOnlySpan<float> buffer, Span<float> canonical")})"))
        {
            foreach (ParameterSlot slot in slots)
            {
                int count = slot.Parameter.Shape.ElementsPerSample;
                string canonical = $"canonical.Slice({slot.CanonicalOffset}, {count})";
                string stored = $"buffer.Slice({slot.Offset}, {(slot.Matrix is null ? count : slot.Floats)})";
                (string source, string target) = imports ? (canonical, stored) : (stored, canonical);
                string taps = slot.Matrix is Panels { Taps: > 1 and var number } ? $", {number}" : "";
                writer.Line(slot.Matrix is { } matrix
                    ? $"{(matrix is Panels ? "PanelMatrix" : "TableRows")}.{direction}({source}, {target}, {MatrixOf(slot)}{taps}); // {slot.Parameter}"
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

    /// <param name="Name">Its name.</param>
    /// <param name="Planned">Its plan.</param>
    /// <param name="Declared">Its parameters.</param>
    /// <param name="Arguments">The same as arguments.</param>
    /// <param name="Fields">Those that are not spans.</param>
    /// <param name="Returns">Whether it returns a loss.</param>
    /// <param name="Prepare">What comes first.</param>
    private sealed record EntryProgram(
        string Name, PlannedProgram Planned, string Declared, string Arguments, string Fields, bool Returns, params string[] Prepare);
}
