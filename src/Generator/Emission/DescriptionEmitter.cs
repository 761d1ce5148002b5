using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints what files and training need to know of a network.</summary>
internal static class DescriptionEmitter
{
    private const int MostColumns = 120;
    private const string Then = " > ";

    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        string name = plan.Type.Name.TrimStart('@');
        // What does nothing when the network infers is left out: a network runs the parameters of one that differs in what only training does.
        IEnumerable<string> layers = plan.Graph.Layers.Select(layer => layer.Architecture).OfType<string>().SelectMany(PartsOf);
        string[] parts = [NetworkRemarks.InputOf(plan.Graph), .. layers.Select(layer => Then + layer)];
        writer.Line("public static NetworkDescription Description { get; } = new(");
        using (writer.Indent())
        {
            writer.Line($"\"{name}\",");
            foreach ((string text, bool isLast) in Texts(parts))
                writer.Line($"\"{text}\"{(isLast ? "," : " +")}");
            writer.Line($"\"{Fingerprint.Of(Meaning.Of(plan.Graph))}\", {plan.Graph.Input.Shape.ElementsPerSample}, {plan.Graph.Output.Shape.ElementsPerSample},");
            writer.Line($"[{string.Join(", ", Tensors(plan.Parameters.Slots, areBuffers: false))}],");
            string states = $"[{string.Join(", ", plan.OptimizerStates.Select(state => $"\"{state}\""))}]";
            if (plan.Training is null || plan.Graph.LossOperation?.Declaration is not { } loss)
            {
                writer.Line($"{states}){Options(plan)};");
                return;
            }

            writer.Line(states + ",");
            writer.Line($"new() {{ {string.Join(", ", Describe(loss, plan.Graph.Output.Shape.Columns))} }}){Options(plan)};");
        }
    }

    private static string Options(NetworkPlan plan)
    {
        string[] options = [.. All()];
        return options.Length == 0 ? "" : $" {{ {string.Join(", ", options)} }}";

        IEnumerable<string> All()
        {
            if (plan.Graph.VocabularyOf(plan.Graph.Input) is { } vocabulary)
                yield return $"Vocabulary = {Literals.Integer(vocabulary)}";
            if (plan.Graph.Output.Shape.RowsPerSample is var rows and > 1)
                yield return $"OutputRows = {Literals.Integer(rows)}";
            if (plan.Graph.OutputsChannelsFirst)
                yield return "OutputsChannelsFirst = true";
            if (!plan.Parameters.Buffers.IsEmpty)
                yield return $"Buffers = [{string.Join(", ", Tensors(plan.Parameters.Buffers, areBuffers: true))}]";
        }
    }

    /// <summary>What training and evaluation need to know of the loss.</summary>
    private static IEnumerable<string> Describe(LossDeclaration loss, int outputs)
    {
        yield return $"PredictsProbabilities = {Flag(loss.LogitFunction is not null)}";
        bool validates = loss is SoftmaxCrossEntropyDeclaration { ValidateTargets: true } or KlDivergenceDeclaration { ValidateTargets: true };
        yield return $"ValidatesTargets = {Flag(validates)}";
        if (loss is not SoftmaxCrossEntropyDeclaration entropy)
            yield break;
        if (entropy.IgnoreIndex is int ignored)
            yield return $"IgnoreIndex = {Literals.Integer(ignored)}";
        if (entropy.ClassWeights.Count > 0)
            yield return $"ClassWeights = [.. Kernels.{WeightTable.ClassWeights}[..{outputs}]]";

        static string Flag(bool value) => value ? "true" : "false";
    }

    /// <summary>The layers of a block, one by one.</summary>
    private static IEnumerable<string> PartsOf(string layer) => layer.Split([Then], StringSplitOptions.None);

    /// <summary>The parts, as many in a text as fit into a line.</summary>
    private static IEnumerable<(string Text, bool IsLast)> Texts(string[] parts)
    {
        string text = "";
        foreach (string part in parts)
        {
            if (text.Length > 0 && text.Length + part.Length > MostColumns)
            {
                yield return (text, false);
                text = "";
            }

            text += part;
        }

        yield return (text, true);
    }

    private static IEnumerable<string> Tensors(IEnumerable<ParameterSlot> slots, bool areBuffers) =>
        Parameter.TensorsOf(slots.Select(slot => slot.Parameter))
            .Select(tensor => $"new(\"{tensor.Path}\", {tensor.Shape}){(tensor.IsTrainable || areBuffers ? "" : " { IsTrainable = false }")}");
}
