using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Prints the public members of a network that runs step by step: the type of its streams, and what makes one.</summary>
internal static class StreamMembersEmitter
{
    private const string Execution = "global::NetGen.Execution.", ReadOnlyFloats = "global::System.ReadOnlySpan<float>", Floats = "global::System.Span<float>";

    public static void Emit(CodeWriter writer, NetworkPlan plan, StreamPlan stream)
    {
        string name = plan.Type.Name;
        int features = stream.Graph.Input.Shape.Columns, outputs = stream.Graph.Output.Shape.Columns;
        writer.Line();
        writer.Line("/// <summary>Begins a stream, which runs the network step by step.</summary>");
        GeneratedMark.Member(writer);
        using (writer.Block("public SampleStream CreateStream()"))
            writer.Line("return new(this);");

        writer.Line();
        writer.Line("/// <summary>Runs the network step by step: each output is what <c>Forward</c> would give for that step, to rounding, if it were given all steps up to it.</summary>");
        writer.Line("/// <remarks>A stream belongs to one thread at a time. Any number of streams can run at once on one network, as long as it doesn't train.</remarks>");
        using (GeneratedMark.Type(writer, "public sealed class SampleStream"))
        {
            writer.Line($"private readonly {name} _network;");
            writer.Line($"private readonly {Execution}StreamMemory _memory = new({Literals.Integer(stream.Floats)}, {Literals.Integer(stream.Program.Workspace.FloatsFor(stream.Program.Samples))});");
            writer.Line();
            using (writer.Block($"internal SampleStream({name} network)"))
                writer.Line("_network = network;");
            writer.Line();
            writer.Line("/// <summary>Computes the raw outputs of the next step.</summary>");
            writer.Line($"/// <param name=\"input\">The {features} features of the step.</param>");
            writer.Line($"/// <param name=\"output\">Receives the {outputs} outputs of the step.</param>");
            using (writer.Block($"public void Step({ReadOnlyFloats} input, {Floats} output)"))
            {
                writer.Line($"{Execution}Require.Step(input, {features});");
                Run("input", "output", "1");
            }

            writer.Line();
            writer.Line("/// <summary>Computes the raw outputs of the next steps, any number of them: what as many calls of <see cref=\"Step\"/> compute, to rounding, in less time.</summary>");
            writer.Line($"/// <param name=\"inputs\">{features} features a step.</param>");
            writer.Line($"/// <param name=\"outputs\">Receives {outputs} outputs a step; inputs itself, or memory apart from it.</param>");
            using (writer.Block($"public void Process({ReadOnlyFloats} inputs, {Floats} outputs)"))
            {
                writer.Line($"int steps = {Execution}Require.Steps(inputs, {features});");
                Run("inputs", "outputs", "steps");
            }

            writer.Line();
            writer.Line("/// <summary>Forgets all steps, as if the next were the first.</summary>");
            using (writer.Block("public void Reset()"))
                writer.Line("_memory.Reset();");
        }

        void Run(string inputs, string results, string steps)
        {
            writer.Line($"{Execution}Require.StepOutputs({results}, {steps}, {outputs}, nameof({results}));");
            writer.Line($"{Execution}InPlace.SameOrApart({inputs}, {results}, nameof({results}));");
            writer.Line($"global::NetGen.Generated.Programs.Stream(_network._parameters, _memory, {inputs}, {results});");
        }
    }
}
