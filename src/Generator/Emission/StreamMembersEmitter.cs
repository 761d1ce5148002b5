using NetGen.Generator.Graph;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Prints the public members of a network that runs step by step: the type of its streams, and what makes one.</summary>
internal sealed class StreamMembersEmitter(CodeWriter writer, NetworkPlan plan, StreamPlan stream)
{
    private const string Execution = "global::NetGen.Execution.", Spans = "global::System.", Floats = Spans + "Span<float>";

    private readonly int _features = stream.Graph.Input.Shape.Columns;
    private readonly int _outputs = stream.Graph.Output.Shape.Columns;
    private readonly int? _vocabulary = plan.Graph.VocabularyOf(plan.Graph.Input);

    private string Inputs => Spans + Operands.SpanOf(stream.Graph.Input);

    public void Emit()
    {
        writer.Line();
        writer.Line("/// <summary>Creates a stream, which runs the network step by step.</summary>");
        GeneratedMark.Member(writer);
        using (writer.Block("public SampleStream CreateStream()"))
            writer.Line("return new(this);");

        writer.Line();
        writer.Line("/// <summary>Runs the network step by step. Each output equals, up to rounding, the one that <c>Forward</c> computes from all steps so far.</summary>");
        writer.Line("/// <remarks>Use a stream from one thread at a time. Any number of streams can run at once on one network while it doesn't train.</remarks>");
        using (GeneratedMark.Type(writer, "public sealed class SampleStream"))
        {
            writer.Line($"private readonly {plan.Type.Name} _network;");
            writer.Line($"private readonly {Execution}StreamMemory _memory = new({Literals.Integer(stream.Floats)}, {Literals.Integer(stream.Program.Workspace.FloatsFor(stream.Program.Samples))});");
            writer.Line();
            using (writer.Block($"internal SampleStream({plan.Type.Name} network)"))
                writer.Line("_network = network;");
            writer.Line();
            EmitStep();
            writer.Line();
            EmitProcess();
            writer.Line();
            writer.Line("/// <summary>Forgets all steps, so the next step is the first.</summary>");
            using (writer.Block("public void Reset()"))
                writer.Line("_memory.Reset();");
        }
    }

    private void EmitStep()
    {
        writer.Line($"/// <summary>Computes the raw outputs of the next step{Limit()}.</summary>");
        string inputs = "input";
        if (_vocabulary is { } vocabulary)
        {
            writer.Line($"/// <param name=\"token\">The token of the step, 0 to {vocabulary - 1}.</param>");
            inputs = $"new {Inputs}(in token)";
        }
        else
        {
            writer.Line($"/// <param name=\"input\">The {_features} features of the step.</param>");
        }

        writer.Line($"/// <param name=\"output\">Receives the {_outputs} outputs of the step.</param>");
        using (writer.Block($"public void Step({(_vocabulary is null ? $"{Inputs} input" : "int token")}, {Floats} output)"))
        {
            writer.Line(_vocabulary is { } tokens ? $"{Execution}Require.Token(token, {tokens});" : $"{Execution}Require.Step(input, {_features});");
            EmitRun(inputs, "output", "1");
        }
    }

    private void EmitProcess()
    {
        writer.Line($"/// <summary>Computes the raw outputs of any number of next steps{Limit()}. The result equals that of calls of <see cref=\"Step\"/>, up to rounding, in less time.</summary>");
        writer.Line(_vocabulary is { } vocabulary
            ? $"/// <param name=\"inputs\">One token per step, each 0 to {vocabulary - 1}.</param>"
            : $"/// <param name=\"inputs\">{_features} features per step.</param>");
        writer.Line($"/// <param name=\"outputs\">Receives {_outputs} outputs per step{(_vocabulary is null ? "; either inputs itself or separate memory" : "")}.</param>");
        using (writer.Block($"public void Process({Inputs} inputs, {Floats} outputs)"))
        {
            writer.Line(_vocabulary is null ? $"int steps = {Execution}Require.Steps(inputs, {_features});" : "int steps = inputs.Length;");
            if (_vocabulary is { } tokens)
                writer.Line($"{Execution}Require.Tokens(inputs, steps, {tokens}, nameof(inputs));");
            EmitRun("inputs", "outputs", "steps");
        }
    }

    private string Limit() => stream.Graph.MostSteps is { } most ? $"; a stream has at most {Literals.Integer(most)} steps" : "";

    private void EmitRun(string inputs, string results, string steps)
    {
        writer.Line($"{Execution}Require.StepOutputs({results}, {steps}, {_outputs}, nameof({results}));");
        if (_vocabulary is null)
            writer.Line($"{Execution}InPlace.SameOrApart({inputs}, {results}, nameof({results}));");
        if (stream.Graph.MostSteps is { } most)
            writer.Line($"{Execution}Require.StepsLeft(_memory.Steps, {steps}, {Literals.Integer(most)});");
        writer.Line($"global::{GeneratedNamespace.Of(plan.Type)}.Programs.Stream(_network._parameters, _memory, {inputs}, {results});");
    }
}
