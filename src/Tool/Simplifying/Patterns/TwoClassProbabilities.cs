using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>The probability of one class and that of the other, 1 - p and p, as converters write a classifier with one output.</summary>
internal sealed class TwoClassProbabilities : IPattern
{
    public const string Operator = Graph.OwnDomain + ":TwoClassProbabilities";

    public bool Apply(Graph graph, OnnxNode node)
    {
        if (node.Operator != "Concat" || node.Inputs is not [var first, var second] || graph.Producer(first, "Sub") is not { Inputs: [_, var less] } difference
            || less != second || graph.Number(difference, 0) != 1)
        {
            return false;
        }

        graph.Replace(node, new OnnxNode(node.Name, nameof(TwoClassProbabilities), Graph.OwnDomain, [second], [node.Output], new Dictionary<string, OnnxAttribute>()));
        return true;
    }
}
