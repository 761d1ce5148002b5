using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints what files and training need to know of a network.</summary>
internal static class DescriptionEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        string name = plan.Type.Name.TrimStart('@');
        // What does nothing when the network infers is left out: a network runs the parameters of one that differs in what only training does.
        IEnumerable<string> layers = plan.Graph.Layers.Select(layer => layer.Architecture).OfType<string>();
        string architecture = string.Join(" > ", layers.Prepend(plan.Graph.Input.Shape.PerSample));
        writer.Line("public static NetworkDescription Description { get; } = new(");
        using (writer.Indent())
        {
            writer.Line($"\"{name}\", \"{architecture}\", {plan.Graph.Input.Shape.ElementsPerSample}, {plan.Graph.Output.Shape.ElementsPerSample},");
            writer.Line($"[{string.Join(", ", plan.Parameters.Slots.Select(Tensor))}],");
            writer.Line($"[{string.Join(", ", plan.OptimizerStates.Select(state => $"\"{state}\""))}]);");
        }
    }

    private static string Tensor(ParameterSlot slot) => $"new(\"{slot.Parameter.Path}\", {slot.Parameter.Shape.ToString().Trim('[', ']')})";
}
