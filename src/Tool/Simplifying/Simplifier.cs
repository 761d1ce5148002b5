using NetGen.Tool.Checking;
using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying.Patterns;

namespace NetGen.Tool.Simplifying;

/// <summary>Computes what is constant, and puts what patterns mean in their place.</summary>
internal static class Simplifier
{
    // In the order in which they are looked for: what one of them makes, a later one may read.
    private static readonly IPattern[] Patterns =
        [new SameValue(), new TwoClassProbabilities(), new RowNormalization(), new FactoredRowNormalization(), new ActivationFunction(), new PadBeforeTranspose(), new PadIntoWindow()];

    public static Graph Simplify(OnnxModel model, OnnxValue input, string output, ElementBudget budget)
    {
        var graph = new Graph(model with { Nodes = NodeOrder.Of(model) }, input, output, budget);
        graph.RemoveUnread();
        foreach (OnnxNode node in graph.Nodes.ToArray())
            FoldConstant(graph, node);
        foreach (IPattern pattern in Patterns)
        {
            graph.RemoveUnread();

            // The last ones first: the longest of several that begin alike.
            foreach (OnnxNode node in graph.Nodes.Reverse().ToArray())
            {
                if (graph.Nodes.Contains(node))
                    Apply(pattern, graph, node);
            }
        }

        graph.RemoveUnread();
        return graph;
    }

    private static void FoldConstant(Graph graph, OnnxNode node)
    {
        if (node.Outputs.Count != 1 || !node.Inputs.All(input => input.Length == 0 || graph.Constants.ContainsKey(input)))
            return;
        Tensor?[] inputs = [.. node.Inputs.Select((_, i) => graph.Constant(node, i))];
        Tensor? constant = Naming(node, () => ConstantFolding.Fold(node, inputs, graph.OperatorSet, graph.Budget));
        if (constant is not null)
            graph.Constants[node.Output] = constant;
    }

    private static void Apply(IPattern pattern, Graph graph, OnnxNode node) => Naming(node, () => pattern.Apply(graph, node));

    private static T Naming<T>(OnnxNode node, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ModelFileException error)
        {
            throw new ModelFileException($"{node.Label}: {error.Message}.", error);
        }
    }
}
