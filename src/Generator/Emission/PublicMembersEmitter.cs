using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the public contract: members that check what they are given, choose the vector width, and run a program. Names are fully
/// qualified, because the user's own types are in scope here.
/// </summary>
internal sealed class PublicMembersEmitter(CodeWriter writer, NetworkDeclaration declaration, NetworkPlan plan)
{
    private const string Execution = "global::NetGen.Execution.";
    private const string ReadOnlyFloats = "global::System.ReadOnlySpan<float>";
    private const string Floats = "global::System.Span<float>";
    private const string Labels = "global::System.ReadOnlySpan<int>";

    private int InputSize => plan.Graph.Input.Shape.Features;

    private int OutputSize => plan.Graph.Output.Shape.Features;

    public void Emit()
    {
        EmitFields();
        EmitConstructor();
        EmitInference();
        if (plan.Training is not null)
        {
            EmitLoss();
            EmitGradients();
            EmitTrainStep();
            EmitApplyGradients();
            EmitUpdate();
        }

        EmitParameterCopies();
        EmitTransfers();
    }

    private void EmitFields()
    {
        Constant("InputSize", InputSize, "Features of one sample.");
        Constant("OutputSize", OutputSize, "Outputs of one sample.");
        Constant("ParameterCount", plan.Parameters.Count, "Parameters, in canonical order: for each layer its weight [out, in] row-major, then its bias [out].");
        if (plan.StateFloats > plan.Parameters.Floats)
            writer.Line("// the parameters, and behind them what the optimiser remembers of each");
        writer.Line($"private readonly {Execution}AlignedBuffer _parameters = new({plan.StateFloats});");
        if (plan.Training is not null)
            writer.Line($"private {Execution}AlignedBuffer? _gradients;");

        void Constant(string name, int value, string summary)
        {
            Summary(summary);
            writer.Line($"public const int {name} = {value};");
            writer.Line();
        }
    }

    private void EmitConstructor()
    {
        writer.Line();
        Summary("Creates the network with initial parameters.");
        Parameter("seed", "The same seed gives the same parameters, bit for bit, on every machine.");
        using (writer.Block($"public {declaration.Type.Name}(ulong seed = 0)"))
        {
            writer.Line($"var random = new {Execution}ParameterRandom(seed);");
            foreach (ParameterSlot slot in plan.Parameters.Slots.Where(slot => slot.Parameter.Initializer.Bound > 0))
            {
                if (slot.Matrix is null)
                {
                    writer.Line($"random.FillUniform(_parameters.Span.Slice({slot.Offset}, {slot.Floats}), " +
                        $"{Literals.Float(slot.Parameter.Initializer.Bound)}); // {slot.Parameter}");
                    continue;
                }

                writer.Line($"random.FillWeight(_parameters.Span.Slice({slot.Offset}, {slot.Floats}), " +
                    $"{slot.Matrix.Rows}, {slot.Matrix.Columns}, {Literals.Float(slot.Parameter.Initializer.Bound)}); // {slot.Parameter}");
            }
        }
    }

    private void EmitInference()
    {
        EmitInference("Forward", "Computes the raw outputs of any number of samples.", "outputs", "Receives OutputSize floats a sample.");
        string meaning = plan.Graph.Prediction == plan.Graph.Output
            ? "the outputs themselves"
            : "the softmax of the outputs, one probability a class";
        EmitInference("Predict", $"Computes the predictions of any number of samples: {meaning}.", "predictions", "Receives OutputSize floats a sample.");
        if (plan.Training is null)
            return;

        writer.Line();
        Summary("Classifies one sample.");
        Parameter("input", "InputSize features.");
        writer.Line("/// <returns>The index of the largest output.</returns>");
        ThreadSafety();
        using (writer.Block($"public int Classify({ReadOnlyFloats} input)"))
        {
            writer.Line($"{Execution}Require.OneSample(input, InputSize);");
            EmitDispatch("Classify", "_parameters, input", returns: true);
        }
    }

    private void EmitInference(string name, string summary, string result, string resultSummary)
    {
        string program = name == "Predict" && plan.Graph.Prediction == plan.Graph.Output ? "Forward" : name;
        writer.Line();
        Summary(summary);
        Parameter("inputs", "InputSize features a sample.");
        Parameter(result, resultSummary);
        ThreadSafety();
        using (writer.Block($"public void {name}({ReadOnlyFloats} inputs, {Floats} {result})"))
        {
            writer.Line($"int samples = {Execution}Require.Samples(inputs, InputSize);");
            writer.Line($"{Execution}Require.Rows({result}, samples, OutputSize, nameof({result}));");
            EmitDispatch(program, $"_parameters, inputs, {result}", returns: false);
        }
    }

    private void EmitLoss()
    {
        ForBothTargets((type, name, description) =>
        {
            Summary("Computes the mean loss.");
            Parameter("inputs", "InputSize features a sample; at least one sample.");
            Parameter(name, description);
            ThreadSafety();
            using (writer.Block($"public float Loss({ReadOnlyFloats} inputs, {type} {name})"))
            {
                EmitTargets(name);
                EmitDispatch("Loss", "_parameters, inputs, classTargets", returns: true);
            }
        });
    }

    private void EmitGradients()
    {
        ForBothTargets((type, name, description) =>
        {
            Summary("Computes the mean loss and its gradient for every parameter.");
            Parameter("inputs", "InputSize features a sample; at least one sample.");
            Parameter(name, description);
            Parameter("gradients", "Receives ParameterCount floats, in canonical order.");
            writer.Line("/// <returns>The mean loss.</returns>");
            using (writer.Block($"public float Gradients({ReadOnlyFloats} inputs, {type} {name}, {Floats} gradients)"))
            {
                writer.Line($"{Execution}Require.Parameters(gradients, ParameterCount, nameof(gradients));");
                EmitTargets(name);
                writer.Line("float loss = Accumulate(inputs, classTargets);");
                writer.Line("Export(_gradients!, gradients);");
                writer.Line("return loss;");
            }
        });
        writer.Line();
        writer.Line("// leaves the gradients in their buffer, in the parameters' layout");
        using (writer.Block($"private float Accumulate({ReadOnlyFloats} inputs, {Execution}ClassTargets targets)"))
        {
            writer.Line($"_gradients ??= new({plan.Parameters.Floats});");
            if (!plan.RunsInLanes)
                writer.Line("_gradients.Span.Clear();");
            EmitDispatch("Gradients", "_parameters, _gradients, inputs, targets", returns: true);
        }
    }

    private void EmitTrainStep()
    {
        ForBothTargets((type, name, description) =>
        {
            Summary("Makes one step of training: forward, loss, backward, update. A loss that is not finite changes nothing.");
            Parameter("inputs", "InputSize features a sample; at least one sample.");
            Parameter(name, description);
            Parameter("learningRate", "The step's length, finite and at least 0.");
            writer.Line("/// <returns>The mean loss before the update.</returns>");
            using (writer.Block($"public float TrainStep({ReadOnlyFloats} inputs, {type} {name}, float learningRate)"))
            {
                writer.Line($"{Execution}Require.LearningRate(learningRate);");
                EmitTargets(name);
                writer.Line("return Step(inputs, classTargets, learningRate);");
            }
        });
        writer.Line();
        using (writer.Block($"private float Step({ReadOnlyFloats} inputs, {Execution}ClassTargets targets, float learningRate)"))
        {
            if (plan.RunsInLanes)
            {
                writer.Line($"_gradients ??= new({plan.Parameters.Floats});");
                EmitDispatch("TrainStep", "_parameters, _gradients, inputs, targets, learningRate", returns: true);
                return;
            }

            using (writer.Block($"if (inputs.Length <= {plan.WorkspaceSamples} * InputSize)"))
                EmitDispatch("TrainStep", "_parameters, inputs, targets, learningRate", returns: true);
            writer.Line();
            writer.Line("// More samples than the workspace holds: their gradients are summed up over several passes.");
            writer.Line("float loss = Accumulate(inputs, targets);");
            writer.Line("if (float.IsFinite(loss))");
            using (writer.Indent())
                writer.Line("Descend(learningRate);");
            writer.Line("return loss;");
        }
    }

    private void EmitUpdate()
    {
        writer.Line();
        using (writer.Block("private void Descend(float learningRate)"))
            EmitDispatch("Descend", "_parameters, _gradients!, learningRate", returns: false);
    }

    private void EmitApplyGradients()
    {
        writer.Line();
        Summary("Makes the optimiser's step with the given gradients.");
        Parameter("gradients", "ParameterCount floats, in canonical order.");
        Parameter("learningRate", "The step's length, finite and at least 0.");
        using (writer.Block($"public void ApplyGradients({ReadOnlyFloats} gradients, float learningRate)"))
        {
            writer.Line($"{Execution}Require.Parameters(gradients, ParameterCount, nameof(gradients));");
            writer.Line($"{Execution}Require.LearningRate(learningRate);");
            writer.Line($"_gradients ??= new({plan.Parameters.Floats});");
            writer.Line("Import(gradients, _gradients);");
            writer.Line("Descend(learningRate);");
        }
    }

    private void EmitParameterCopies()
    {
        writer.Line();
        Summary("Copies the parameters out.");
        Parameter("parameters", "Receives ParameterCount floats, in canonical order.");
        using (writer.Block($"public void CopyParametersTo({Floats} parameters)"))
        {
            writer.Line($"{Execution}Require.Parameters(parameters, ParameterCount, nameof(parameters));");
            writer.Line("Export(_parameters, parameters);");
        }

        writer.Line();
        Summary("Replaces the parameters.");
        Parameter("parameters", "ParameterCount floats, in canonical order.");
        using (writer.Block($"public void CopyParametersFrom({ReadOnlyFloats} parameters)"))
        {
            writer.Line($"{Execution}Require.Parameters(parameters, ParameterCount, nameof(parameters));");
            writer.Line("Import(parameters, _parameters);");
        }
    }

    /// <summary>Between canonical order and the layout of the buffers.</summary>
    private void EmitTransfers()
    {
        writer.Line();
        using (writer.Block($"private static void Import({ReadOnlyFloats} canonical, {Execution}AlignedBuffer buffer)"))
            EmitSlots("Import", "canonical", "buffer.Span");
        writer.Line();
        using (writer.Block($"private static void Export({Execution}AlignedBuffer buffer, {Floats} canonical)"))
            EmitSlots("Export", "buffer.Span", "canonical");

        void EmitSlots(string direction, string from, string to)
        {
            foreach (ParameterSlot slot in plan.Parameters.Slots)
            {
                int count = slot.Parameter.Shape.ElementsPerSample;
                string source = Part(from, slot, count), target = Part(to, slot, count);
                writer.Line(slot.Matrix is { } matrix
                    ? $"{Execution}PanelMatrix.{direction}({source}, {target}, {matrix.Rows}, {matrix.Columns}); // {slot.Parameter}"
                    : $"{source}.CopyTo({target}); // {slot.Parameter}");
            }
        }

        static string Part(string span, ParameterSlot slot, int count) => span == "canonical"
            ? $"canonical.Slice({slot.CanonicalOffset}, {count})"
            : $"{span}.Slice({slot.Offset}, {(slot.Matrix is null ? count : slot.Floats)})";
    }

    private void ForBothTargets(Action<string, string, string> emit)
    {
        writer.Line();
        emit(Labels, "labels", "The index of each sample's class, 0 up to OutputSize.");
        writer.Line();
        emit(ReadOnlyFloats, "targets", "OutputSize probabilities a sample.");
    }

    private void EmitTargets(string name)
    {
        writer.Line($"int samples = {Execution}Require.TrainingSamples(inputs, InputSize);");
        writer.Line($"var classTargets = {Execution}ClassTargets.Of({name}, samples, OutputSize);");
    }

    /// <summary>The choice of the vector width: the JIT keeps one branch.</summary>
    private void EmitDispatch(string program, string arguments, bool returns)
    {
        Branch("if (global::System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)", "V512");
        Branch(returns ? "if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated)"
            : "else if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated)", "V256");
        Branch(returns ? null : "else", "V128");

        void Branch(string? condition, string width)
        {
            string call = $"{(returns ? "return " : "")}global::NetGen.Generated.Programs.{program}<global::NetGen.Numerics.{width}>({arguments});";
            if (condition is null)
            {
                writer.Line(call);
                return;
            }

            writer.Line(condition);
            using (writer.Indent())
                writer.Line(call);
        }
    }

    private void Summary(string text) => writer.Line($"/// <summary>{text}</summary>");

    private void Parameter(string name, string text) => writer.Line($"/// <param name=\"{name}\">{text}</param>");

    private void ThreadSafety() => writer.Line("/// <remarks>Safe to call from many threads at once, as long as none trains.</remarks>");
}
