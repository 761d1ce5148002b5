using NetGen.Generator.Emission.Kernels.Losses;
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
            writer.Line($"\"{name}\", \"{architecture}\", {declaration.InputSize}, {plan.Graph.Output.Shape.Features},");
            writer.Line($"[{string.Join(", ", plan.Parameters.Slots.Select(Tensor))}],");
            string states = $"[{string.Join(", ", plan.OptimizerStates.Select(state => $"\"{state}\""))}]";
            if (plan.Training is null || declaration.Loss is not { } loss)
            {
                writer.Line(states + ");");
                return;
            }

            writer.Line(states + ",");
            writer.Line($"new() {{ {string.Join(", ", Describe(loss, plan.Graph.Output.Shape.Features))} }});");
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
