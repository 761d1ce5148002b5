using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>Nodes whose value is that of their input: Identity, and conversions between types of floats. Those of shapes make floats of whole numbers.</summary>
internal sealed class SameValue : IPattern
{
    public bool Apply(Graph graph, OnnxNode node)
    {
        if (!node.HasInput(0) || !(node.Operator == "Identity" || (IsFloatCast(node) && graph.DependsOnInput(node.Inputs[0])) || IsCastOfInput(graph, node)))
            return false;
        graph.Bypass(node, node.Inputs[0]);
        return true;
    }

    private static bool IsFloatCast(OnnxNode node) => node.Operator == "Cast" && ((ElementType)node.Integer("to", 0)).IsFloat();

    private static bool IsCastOfInput(Graph graph, OnnxNode node) =>
        node.Operator == "Cast" && node.Inputs[0] == graph.Input.Name && !((ElementType)graph.Input.Type).IsFloat();
}
