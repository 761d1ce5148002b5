using NetGen.Execution;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the public contract: members that check what they are given and run a program. Names are fully qualified, because the user's own
/// types are in scope here.
/// </summary>
internal sealed class PublicMembersEmitter(CodeWriter writer, NetworkPlan plan)
{
    private const string Execution = "global::NetGen.Execution.";
    private const string ReadOnlyFloats = "global::System.ReadOnlySpan<float>";
    private const string Floats = "global::System.Span<float>";
    private const string Labels = "global::System.ReadOnlySpan<int>";

    private const string Network = "global::NetGen.INetwork";
    private const string CustomLossNetwork = "global::NetGen.ICustomLossNetwork";
    private const string OutputLoss = "global::NetGen.IOutputLoss";
    private const string TrainableNetwork = "global::NetGen.ITrainableNetwork";

    private readonly LossOperation? _loss = plan.Graph.LossOperation;
    private readonly int? _vocabulary = plan.Graph.VocabularyOf(plan.Graph.Input);

    private string Programs { get; } = $"global::{GeneratedNamespace.Of(plan.Type)}.Programs.";

    /// <summary>Whether the outputs of a sample are several rows.</summary>
    private bool HasRows => plan.Graph.Output.Shape.RowsPerSample > 1;

    private string InputType => Operands.TypeOf(plan.Graph.Input);

    private string InputSpan => $"global::System.ReadOnlySpan<{InputType}>";

    /// <summary>What the programs that drop values draw by.</summary>
    private string PassedKey => plan.Drops ? $", {Execution}DropoutRandom.Key(_seed, _step)" : "";

    private bool HasBuffers => !plan.Parameters.Buffers.IsEmpty;

    /// <summary>What the class implements, so that code can be written for all networks.</summary>
    public string Interfaces => _loss is null ? $"{Network}<{InputType}>"
        : _loss is CustomLoss ? $"{CustomLossNetwork}<{InputType}>"
        : string.Join(", ", TargetTypes().Select(target => $"{TrainableNetwork}<{(_vocabulary is null ? "" : InputType + ", ")}{target}>"));

    public void Emit()
    {
        EmitFields();
        EmitConstructor();
        EmitInference();
        if (plan.Training is not null)
            EmitTraining();
        EmitParameterCopies();
        EmitParallelism();
        EmitDescription();
        if (plan.Onnx is not null)
            EmitOnnx();
        if (plan.Stream is { } stream)
            new StreamMembersEmitter(writer, plan, stream).Emit();
        if (plan.Training is not null)
            EmitOptimizerCopies();
    }

    private void EmitFields()
    {
        Shape input = plan.Graph.Input.Shape, output = plan.Graph.Output.Shape;
        Constant("InputSize", input.ElementsPerSample, _vocabulary is { } vocabulary ? $"The number of tokens per sample. Each token is 0 to {Literals.Integer(vocabulary - 1)}."
            : input.Rank == 2 ? "The number of features per sample." : $"The number of values per sample: {input.PerSample}, row-major.");
        Constant("OutputSize", output.ElementsPerSample, HasRows ? "The number of outputs per sample: OutputRows rows of OutputFeatures." : "The number of outputs per sample.");
        Constant("OutputRows", output.RowsPerSample, "The number of rows of outputs per sample.");
        Constant("OutputFeatures", output.Columns, "The number of outputs per row.");
        Constant("ParameterCount", plan.Parameters.Count, "The number of parameters. The canonical order is each layer's weight [out, in] row-major, then its bias [out].");
        if (HasBuffers)
            Constant("BufferCount", plan.Parameters.BufferCount, "The number of running statistics: for each layer that has them, its means and then its variances.");
        if (plan.HasOptimizerState)
            writer.Line("// the parameters, followed by the optimiser's state");
        Field($"readonly {Execution}AlignedBuffer _parameters = {Programs}Initialize(new({plan.StateFloats}, layout: {MemoryLayout.Version}, typeof({Programs.TrimEnd('.')})), seed: 0)");
        Field("int _parallelism = 1");
        if (plan.Training is not null)
        {
            Field($"{Execution}AlignedBuffer? _gradients");
            Field("long _step");
            if (plan.Drops)
                Field("ulong _seed");
            if (_loss is CustomLoss)
                Field($"readonly {Execution}OutputMemory _outputs = new()");
        }

        void Field(string declaration)
        {
            GeneratedMark.Field(writer);
            writer.Line($"private {declaration};");
        }

        void Constant(string name, int value, string summary)
        {
            Summary(summary);
            GeneratedMark.Field(writer);
            writer.Line($"public const int {name} = {value};");
            writer.Line();
        }
    }

    private void EmitConstructor()
    {
        writer.Line();
        Summary("Creates a network with the initial parameters of seed 0.");
        Member($"public {plan.Type.Name}()").Dispose();
        writer.Line();
        Summary("Creates a network with the initial parameters of a seed.");
        Parameter("seed", "The same seed gives the same parameters, bit for bit, on every machine.");
        using (Member($"public {plan.Type.Name}(ulong seed)"))
        {
            writer.Line("if (seed != 0)");
            using (writer.Indent())
                writer.Line($"{Programs}Initialize(_parameters, seed);");
            if (plan.Drops)
                writer.Line("_seed = seed;");
        }
    }

    private void EmitInference()
    {
        bool hasPrediction = plan.Graph.Prediction != plan.Graph.Output;
        string meaning = hasPrediction ? LossTexts.Of(_loss!).Predictions : "the outputs themselves";
        EmitInference("Forward", "Forward", "Computes the raw outputs of any number of samples.", "outputs");
        EmitInference("Predict", hasPrediction ? "Predict" : "Forward", $"Computes the predictions of any number of samples: {meaning}.", "predictions");
        if (_loss?.IsClassifier != true)
            return;

        writer.Line();
        if (HasRows)
        {
            EmitClassifyRows();
            return;
        }

        Summary("Classifies one sample.");
        Parameter("input", _vocabulary is null ? "InputSize features." : Inputs + ".");
        writer.Line(_loss is SigmoidCrossEntropy
            ? "/// <returns>1 if the output is above 0, and so its sigmoid above 0.5; otherwise 0.</returns>"
            : "/// <returns>The index of the largest output.</returns>");
        ThreadSafety();
        using (Member($"public int Classify({InputSpan} input)"))
        {
            writer.Line($"{Execution}Require.OneSample(input, InputSize);");
            RequireTokens("input");
            writer.Line($"return {Programs}Classify(_parameters, input);");
        }
    }

    private void EmitClassifyRows()
    {
        Summary("Classifies each row of one sample.");
        Parameter("input", _vocabulary is null ? "InputSize values." : Inputs + ".");
        Parameter("classes", "Receives OutputRows classes: for each row, the index of the largest output.");
        ThreadSafety();
        using (Member($"public void Classify({InputSpan} input, global::System.Span<int> classes)"))
        {
            writer.Line($"{Execution}Require.OneSample(input, InputSize);");
            RequireTokens("input");
            writer.Line($"{Execution}Require.Classes(classes, OutputRows, nameof(classes));");
            writer.Line($"{Programs}Classify(_parameters, input, classes);");
        }
    }

    private void EmitInference(string name, string program, string summary, string result)
    {
        writer.Line();
        Summary(summary);
        Parameter("inputs", $"{Inputs} per sample.");
        string order = plan.Graph.OutputsChannelsFirst ? ", plane by plane, one for each output of a row" : "";
        Parameter(result, $"Receives OutputSize floats per sample{order}{(_vocabulary is null ? "; either inputs itself or separate memory" : "")}.");
        ThreadSafety();
        using (Member($"public void {name}({InputSpan} inputs, {Floats} {result})"))
        {
            writer.Line($"int samples = {Execution}Require.Samples(inputs, InputSize);");
            writer.Line($"{Execution}Require.Rows({result}, samples, OutputSize, nameof({result}));");
            RequireTokens("inputs");
            string apart = $"{Execution}InPlace.Apart(inputs, {result}, nameof({result}))";
            writer.Line($"{Programs}{program}(_parameters, {apart}, {result}{Threads(program == "Predict" ? plan.Predict : plan.Forward)});");
        }
    }

    private void EmitTraining()
    {
        string loss = plan.Penalty is null ? "the mean loss" : "the mean loss, including the penalties of the weights,";
        if (plan.Training!.Loss is { } program)
        {
            ForEachTarget($"Computes {loss.TrimEnd(',')}.", "Loss", [], ThreadSafety, () =>
                writer.Line($"return {Programs}Loss(_parameters, inputs, truth{Threads(program)});"));
        }

        EmitGradients($"Computes {loss} and its gradient for every parameter.", []);
        if (HasBuffers)
            EmitGradients($"Computes {loss} and its gradient for every parameter, and gets the statistics of the batch.", [Statistics(Floats, "Receives ")]);
        if (plan.Training!.InputGradients is { } inputGradients)
            EmitInputGradients(inputGradients.Program);
        ForEachTarget(
            "Makes one training step: forward, loss, backward, update. Changes nothing if the loss or a gradient is not finite.", "TrainStep", [LearningRate],
            () => writer.Line("/// <returns>The mean loss before the update; NaN if it is finite but a gradient is not.</returns>"),
            () =>
            {
                writer.Line($"float mean = {Programs}TrainStep(_parameters, ref _gradients, inputs, truth, new(learningRate, _step + 1){PassedKey}{Threads(plan.Training!.Step ?? plan.Training!.Gradients)});");
                writer.Line("if (float.IsFinite(mean))");
                using (writer.Indent())
                    writer.Line("_step++;");
                writer.Line($"return {Returned("mean")};");
            },
            check: () => RequireOnePass(plan.Training!.Step, plan.Training.Gradients));

        EmitApplyGradients("Makes a step of the optimiser with the given gradients. Changes nothing if one is not finite.", []);
        if (HasBuffers)
        {
            EmitApplyGradients(
                "Makes a step of the optimiser with the given gradients, and moves the running statistics. Changes nothing if a value is not finite.",
                [Statistics(ReadOnlyFloats, "")]);
        }

        writer.Line();
        Summary("Resets the state of the optimiser. No parameter changes.");
        using (Method("void ResetOptimizer", []))
        {
            writer.Line("_step = 0;");
            if (plan.HasOptimizerState)
                writer.Line($"{Programs}ResetOptimizer(_parameters);");
        }
    }

    private void EmitGradients(string summary, Argument[] statistics) => ForEachTarget(
        summary, "Gradients", [Gradients(Floats, "Receives "), .. statistics], () => writer.Line("/// <returns>The mean loss.</returns>"), () =>
        {
            writer.Line($"float mean = {Programs}Gradients(_parameters, ref _gradients, inputs, truth{PassedKey}{Threads(plan.Training!.Gradients)});");
            writer.Line($"{Programs}Export(_gradients.Span, gradients);");
            if (statistics.Length > 0)
                writer.Line($"{Programs}ExportBuffers(_gradients.Span, statistics);");
            writer.Line($"return {Returned("mean")};");
        },
        check: () => RequireOnePass(plan.Training!.Gradients));

    private void EmitInputGradients(PlannedProgram program) => ForEachTarget(
        _loss is CustomLoss
            ? "Computes the gradient of the loss for every input, without dropout or anything else that only training does."
            : "Computes the gradient of the mean loss, as <c>Loss</c> returns it, for every input.",
        "InputGradients",
        [new(Floats, "gradients", "Receives InputSize floats per sample; either inputs itself or separate memory.", null)],
        () =>
        {
            // A caller's loss works on memory of the network.
            if (_loss is not CustomLoss)
                ThreadSafety();
        },
        () =>
        {
            string apart = $"{Execution}InPlace.Apart(inputs, gradients, nameof(gradients))";
            writer.Line($"{Programs}InputGradients(_parameters, {apart}, truth, gradients{Threads(program)});");
        },
        check: () => writer.Line($"{Execution}Require.InputGradients(gradients, samples, InputSize);"));

    private void EmitApplyGradients(string summary, Argument[] statistics)
    {
        writer.Line();
        Summary(summary);
        using (Method("void ApplyGradients", [Gradients(ReadOnlyFloats, ""), .. statistics, LearningRate]))
        {
            writer.Line($"_gradients ??= new({plan.Parameters.Floats});");
            writer.Line($"{Programs}Import(gradients, _gradients.Span);");
            if (statistics.Length > 0)
                writer.Line($"{Programs}ImportBuffers(statistics, _gradients.Span);");
            string moves = plan.MovesBuffers ? $", movesBuffers: {(statistics.Length > 0 ? "true" : "false")}" : "";
            writer.Line($"if ({Programs}ApplyGradients(_parameters, _gradients, new(learningRate, _step + 1){moves}))");
            using (writer.Indent())
                writer.Line("_step++;");
        }
    }

    private void RequireOnePass(params PlannedProgram?[] programs)
    {
        int[] most = [.. programs.Where(program => program?.IsOnePass == true).Select(program => program!.Samples)];
        if (most.Length > 0)
            writer.Line($"{Execution}Require.OnePass(samples, {Literals.Integer(most.Min())});");
    }

    private void EmitParallelism()
    {
        writer.Line();
        Summary("The maximum number of threads that a call uses. The default is 1. The results are the same bits for any number.");
        writer.Line("/// <remarks>A call uses only its own thread if it is too small to benefit, or if another call uses the other threads.</remarks>");
        using (Member("public int Parallelism"))
        {
            writer.Line("get => _parallelism;");
            using (writer.Block("set"))
            {
                writer.Line($"{Execution}Require.Parallelism(value);");
                writer.Line("_parallelism = value;");
            }
        }
    }

    /// <summary>The last argument of a program that a team can run.</summary>
    private static string Threads(PlannedProgram program) => program.LeastTeamSamples is null ? "" : ", _parallelism";

    private void EmitParameterCopies()
    {
        writer.Line();
        Summary("Copies the parameters to a span.");
        using (Method("void CopyParametersTo", [Canonical(Floats, "parameters", "Receives ")]))
            writer.Line($"{Programs}Export(_parameters.Span, parameters);");

        writer.Line();
        Summary("Replaces the parameters.");
        using (Method("void CopyParametersFrom", [Canonical(ReadOnlyFloats, "parameters", "")]))
            writer.Line($"{Programs}Import(parameters, _parameters.Span);");
        if (!HasBuffers)
            return;

        writer.Line();
        Summary("Copies the running statistics to a span.");
        using (Method("void CopyBuffersTo", [Buffers(Floats, "buffers", "Receives ")]))
            writer.Line($"{Programs}ExportBuffers(_parameters.Span, buffers);");

        writer.Line();
        Summary("Replaces the running statistics.");
        using (Method("void CopyBuffersFrom", [Buffers(ReadOnlyFloats, "buffers", "")]))
            writer.Line($"{Programs}ImportBuffers(buffers, _parameters.Span);");
    }

    private void EmitDescription()
    {
        writer.Line();
        Summary("The network's sizes, layers and tensors.");
        GeneratedMark.Member(writer);
        writer.Line($"public global::NetGen.NetworkDescription Description => {Programs}Description;");
    }

    // What only code for all networks asks for is implemented explicitly: out of sight, and in nobody's way.
    private void EmitOnnx()
    {
        writer.Line();
        GeneratedMark.Member(writer);
        writer.Line($"void {Network}.DescribeOnnx({Execution}OnnxGraph graph) => {Programs}DescribeOnnx(graph);");
    }

    private void EmitOptimizerCopies()
    {
        if (plan.Drops)
        {
            writer.Line();
            using (Member($"ulong {TrainableNetwork}.DropoutSeed"))
            {
                writer.Line("get => _seed;");
                writer.Line("set => _seed = value;");
            }
        }

        writer.Line();
        using (Member($"void {TrainableNetwork}.CopyOptimizerTo({Floats} state, out long steps)"))
        {
            writer.Line($"{Execution}Require.OptimizerState(state, {Programs}Description, nameof(state));");
            EmitStates("Export", i => $"_parameters.Span.Slice({Stored(i)}), state.Slice({Canonical(i)})");
            writer.Line("steps = _step;");
        }

        writer.Line();
        using (Member($"void {TrainableNetwork}.CopyOptimizerFrom({ReadOnlyFloats} state, long steps)"))
        {
            writer.Line($"{Execution}Require.OptimizerState(state, {Programs}Description, nameof(state));");
            writer.Line("global::System.ArgumentOutOfRangeException.ThrowIfNegative(steps);");
            EmitStates("Import", i => $"state.Slice({Canonical(i)}), _parameters.Span.Slice({Stored(i)})");
            writer.Line("_step = steps;");
        }

        void EmitStates(string direction, Func<int, string> arguments)
        {
            for (int i = 0; i < plan.OptimizerStates.Count; i++)
                writer.Line($"{Programs}{direction}({arguments(i)}); // {plan.OptimizerStates[i]}");
        }

        string Canonical(int i) => $"{Literals.Integer((long)i * plan.Parameters.Count)}, ParameterCount";

        string Stored(int i) => $"{Literals.Integer((i + 1L) * plan.Parameters.Floats)}, {plan.Parameters.Floats}";
    }

    private IEnumerable<string> TargetTypes()
    {
        if (_loss!.TakesClassIndices)
            yield return "int";
        if (_loss.TakesRows)
            yield return "float";
    }

    /// <summary>
    /// A member that takes examples: one for class indices and one for rows of targets, as the loss has it, or one for a loss of the caller.
    /// </summary>
    private void ForEachTarget(string summary, string name, Argument[] arguments, Action remarks, Action body, Action? check = null)
    {
        Argument inputs = new(InputSpan, "inputs", Inputs + " per sample; at least one sample.", null);
        LossTexts texts = LossTexts.Of(_loss!);
        if (_loss!.TakesClassIndices)
            Emit(new(Labels, "labels", texts.Labels, null));
        if (_loss.TakesRows)
            Emit(new(ReadOnlyFloats, "targets", texts.Rows, null));
        if (_loss is CustomLoss)
            Emit(new("ref TLoss", "loss", "The loss. It is called once, with the outputs of all samples.", null));

        void Emit(Argument targets)
        {
            writer.Line();
            Summary(summary);
            string head = (name == "InputGradients" ? "void " : "float ") + name;
            using (_loss is CustomLoss
                ? Method(head + "<TLoss>", [inputs, targets, .. arguments], remarks, $" where TLoss : struct, {OutputLoss}, allows ref struct")
                : Method(head, [inputs, targets, .. arguments], remarks))
            {
                writer.Line($"int samples = {Execution}Require.TrainingSamples(inputs, InputSize);");
                RequireTokens("inputs");
                if (_loss is CustomLoss)
                {
                    check?.Invoke();
                    EmitEvaluation(name);
                }
                else
                {
                    EmitTruth(targets.Name, Range(targets.Type));
                    check?.Invoke();
                }

                body();
            }
        }
    }

    private void EmitTruth(string targets, string range) => writer.Line(
        $"{Execution}Targets truth = {Execution}Targets.{(HasRows ? "OfRows" : "Of")}({targets}, samples, {(HasRows ? "OutputRows, " : "")}{range});");

    /// <summary>Prints what the caller's loss is given and returns, for a member of some name.</summary>
    private void EmitEvaluation(string name)
    {
        writer.Line($"{Floats} outputs = _outputs.For(samples, OutputSize, out {Floats} outputGradients);");
        writer.Line(name != "InputGradients" && plan.Training!.Outputs is { } outputs
            ? $"{Programs}TrainingOutputs(_parameters, inputs, outputs{PassedKey}{Threads(outputs)});"
            : $"{Programs}Forward(_parameters, inputs, outputs{Threads(plan.Forward)});");
        writer.Line((name == "InputGradients" ? "_" : "float value") + " = loss.Evaluate(outputs, outputGradients);");
        if (name == "TrainStep")
        {
            writer.Line("if (!float.IsFinite(value))");
            using (writer.Indent())
                writer.Line("return value;");
        }

        EmitTruth("outputGradients", RowOutputs);
    }

    /// <summary>The loss, where a program returns a mean that the caller's loss has no part in.</summary>
    private string Returned(string mean) => _loss is CustomLoss ? "value + " + mean : mean;

    /// <summary>What targets are checked by: their number, and for class indices what they may be.</summary>
    private string Range(string targetType) => (targetType, _loss) switch
    {
        (Labels, SigmoidCrossEntropy) => "classes: 2",
        (Labels, SoftmaxCrossEntropy { Options.IgnoreIndex: int ignored }) => $"{RowOutputs}, ignored: {Literals.Integer(ignored)}",
        _ => RowOutputs,
    };

    /// <summary>The outputs that one label or row of targets is about.</summary>
    private string RowOutputs => HasRows ? "OutputFeatures" : "OutputSize";

    private CodeWriter.Scope Method(string head, Argument[] arguments, Action? remarks = null, string constraint = "")
    {
        foreach (Argument argument in arguments)
            Parameter(argument.Name, argument.Description);
        remarks?.Invoke();
        CodeWriter.Scope scope = Member($"public {head}({string.Join(", ", arguments.Select(argument => $"{argument.Type} {argument.Name}"))}){constraint}");
        foreach (Argument argument in arguments.Where(argument => argument.Check is not null))
            writer.Line($"{Execution}Require.{argument.Check};");
        return scope;
    }

    private CodeWriter.Scope Member(string head)
    {
        GeneratedMark.Member(writer);
        return writer.Block(head);
    }

    private string Inputs => _vocabulary is not null ? "InputSize tokens" : plan.Graph.Input.Shape.Rank == 2 ? "InputSize features" : "InputSize values";

    private void RequireTokens(string parameter)
    {
        if (_vocabulary is { } vocabulary)
            writer.Line($"{Execution}Require.Tokens({parameter}, InputSize, {Literals.Integer(vocabulary)}, nameof({parameter}));");
    }

    private static Argument LearningRate { get; } =
        new("float", "learningRate", "The learning rate, finite and at least 0.", "LearningRate(learningRate)");

    private static Argument Gradients(string type, string verb) => Canonical(type, "gradients", verb);

    private static Argument Statistics(string type, string verb) => Buffers(type, "statistics", verb);

    private static Argument Buffers(string type, string name, string verb) =>
        new(type, name, verb + "BufferCount floats, in the order of the layers: the means of a layer, then its variances.", $"Buffers({name}, BufferCount, nameof({name}))");

    private static Argument Canonical(string type, string name, string verb) =>
        new(type, name, verb + "ParameterCount floats, in canonical order.", $"Parameters({name}, ParameterCount, nameof({name}))");

    private void Summary(string text) => writer.Line($"/// <summary>{text}</summary>");

    private void Parameter(string name, string text) => writer.Line($"/// <param name=\"{name}\">{text}</param>");

    private void ThreadSafety() => writer.Line("/// <remarks>Thread-safe, as long as no thread trains the network.</remarks>");

    /// <param name="Type">Its C# type.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">Its documentation.</param>
    /// <param name="Check">The call of <c>Require</c> that checks it.</param>
    private sealed record Argument(string Type, string Name, string Description, string? Check);
}
