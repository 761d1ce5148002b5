using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints what files and training need to know of a network.</summary>
internal static class DescriptionEmitter
{
    private const int MostColumns = 120;

    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        string name = plan.Type.Name.TrimStart('@');
        // What does nothing when the network infers is left out: a network runs the parameters of one that differs in what only training does.
        IEnumerable<string> layers = plan.Graph.Layers.Select(layer => layer.Architecture).OfType<string>();
        string[] parts = [plan.Graph.Input.Shape.PerSample, .. layers.Select(layer => " > " + layer)];
        writer.Line("public static NetworkDescription Description { get; } = new(");
        using (writer.Indent())
        {
            writer.Line($"\"{name}\",");
            foreach ((string text, bool isLast) in Texts(parts))
                writer.Line($"\"{text}\"{(isLast ? "," : " +")}");
            writer.Line($"{plan.Graph.Input.Shape.ElementsPerSample}, {plan.Graph.Output.Shape.ElementsPerSample},");
            writer.Line($"[{string.Join(", ", plan.Parameters.Slots.Select(Tensor))}],");
            writer.Line($"[{string.Join(", ", plan.OptimizerStates.Select(state => $"\"{state}\""))}]);");
        }
    }

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

    private static string Tensor(ParameterSlot slot) => $"new(\"{slot.Parameter.Path}\", {slot.Parameter.Shape.ToString().Trim('[', ']')})";
}
