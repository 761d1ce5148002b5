using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>
/// A layer normalisation that is spelt out: (x - mean) / √(mean of (x - mean)² + ε), without weight and bias, which follow as a product and a
/// sum. Without the mean it is a normalisation by the root of the mean square.
/// </summary>
internal sealed class RowNormalization : IPattern
{
    public bool Apply(Graph graph, OnnxNode node)
    {
        if (Quotient(graph, node) is not var (distance, divisor) || RowStatistics.Deviation(graph, divisor) is not var (squared, axis, epsilon))
            return false;

        string? centred = RowStatistics.Centred(graph, distance, axis);
        bool isSame = squared == distance || (centred is not null && RowStatistics.Centred(graph, squared, axis) == centred);
        if (!isSame)
            return false;

        graph.Replace(node, new OnnxNode(
            node.Name,
            centred is null ? "RMSNormalization" : "LayerNormalization",
            "",
            [centred ?? distance],
            [node.Output],
            Attributes(axis, epsilon)));
        return true;
    }

    /// <summary>The attributes of the operator that is meant.</summary>
    public static Dictionary<string, OnnxAttribute> Attributes(int axis, double epsilon) => new(StringComparer.Ordinal)
    {
        ["axis"] = new("axis") { Integer = axis },
        ["epsilon"] = new("epsilon") { Single = (float)epsilon },
    };

    /// <summary>What is divided by what: a / b, or a · 1/b.</summary>
    private static (string Dividend, string Divisor)? Quotient(Graph graph, OnnxNode node)
    {
        if (node.Inputs.Count != 2)
            return null;
        if (node.Operator == "Div")
            return (node.Inputs[0], node.Inputs[1]);
        if (node.Operator != "Mul")
            return null;
        for (int i = 0; i < 2; i++)
        {
            if (RowStatistics.Reciprocal(graph, node.Inputs[i]) is { } divisor)
                return (node.Inputs[1 - i], divisor);
        }

        return null;
    }
}
