using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints what files and training need to know of a network.</summary>
internal static class DescriptionEmitter
{
    public static void Emit(CodeWriter writer, NetworkDeclaration declaration, NetworkPlan plan)
    {
        string name = declaration.Type.Name.TrimStart('@');
        // A network runs the parameters of one that differs in what only training does.
        IEnumerable<LayerDeclaration> layers = declaration.Layers.Where(layer => layer is not DropoutDeclaration);
        string architecture = string.Join(" > ", layers.Select(Describe).Prepend(Literals.Integer(declaration.InputSize)));
        writer.Line("public static NetworkDescription Description { get; } = new(");
        using (writer.Indent())
        {
            writer.Line($"\"{name}\", \"{architecture}\", {declaration.InputSize}, {plan.Graph.Output.Shape.Columns},");
            writer.Line($"[{string.Join(", ", plan.Parameters.Slots.Select(Tensor))}],");
            writer.Line($"[{string.Join(", ", plan.OptimizerStates.Select(state => $"\"{state}\""))}]);");
        }
    }

    private static string Tensor(ParameterSlot slot) => $"new(\"{slot.Parameter.Path}\", {slot.Parameter.Shape.ToString().Trim('[', ']')})";

    /// <summary>What the layer does to its inputs; two layers that are described alike can run each other's parameters.</summary>
    private static string Describe(LayerDeclaration layer) => layer switch
    {
        DenseDeclaration dense => $"dense {dense.Units}"
            + (dense.Activation == Activation.Linear ? "" : " " + dense.Activation.ToString().ToLowerInvariant())
            + (dense.UseBias ? "" : " without bias"),
        _ => throw new NotSupportedException($"{layer.GetType().Name} has no description."),
    };
}
