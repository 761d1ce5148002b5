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
        if (Quotient(graph, node) is not var (distance, deviation) || graph.Producer(deviation, "Sqrt") is not { } root
            || graph.Producer(root.Inputs[0], "Add") is not { Inputs.Count: 2 } sum || NumberOf(graph, sum) is not var (epsilon, variance)
            || graph.Producer(variance, "ReduceMean") is not { } mean || SquareRoot(graph, mean.Inputs[0]) is not { } squared
            || AxisOf(graph, mean) is not { } axis)
        {
            return false;
        }

        string? centred = Centred(graph, distance, axis);
        bool isSame = squared == distance || (centred is not null && Centred(graph, squared, axis) == centred);
        if (!isSame)
            return false;

        graph.Replace(node, new OnnxNode(
            node.Name,
            centred is null ? "RMSNormalization" : "LayerNormalization",
            "",
            [centred ?? distance],
            [node.Output],
            new Dictionary<string, OnnxAttribute>
            {
                ["axis"] = new("axis") { Integer = axis },
                ["epsilon"] = new("epsilon") { Single = (float)epsilon },
            }));
        return true;
    }

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
            if (graph.Producer(node.Inputs[i], "Reciprocal") is { Inputs.Count: 1 } reciprocal)
                return (node.Inputs[1 - i], reciprocal.Inputs[0]);
            if (graph.Producer(node.Inputs[i], "Div") is { Inputs.Count: 2 } division && graph.Number(division, 0) == 1)
                return (node.Inputs[1 - i], division.Inputs[1]);
        }

        return null;
    }

    private static (double Number, string Other)? NumberOf(Graph graph, OnnxNode node) =>
        graph.Number(node, 1) is { } second ? (second, node.Inputs[0])
        : graph.Number(node, 0) is { } first ? (first, node.Inputs[1])
        : null;

    /// <summary>What a value is the square of.</summary>
    private static string? SquareRoot(Graph graph, string value) =>
        graph.Producer(value, "Mul") is { Inputs.Count: 2 } product && product.Inputs[0] == product.Inputs[1] ? product.Inputs[0]
        : graph.Producer(value, "Pow") is { Inputs.Count: 2 } power && graph.Number(power, 1) == 2 ? power.Inputs[0]
        : null;

    /// <summary>What a value is, less its mean; null if it is no such difference.</summary>
    private static string? Centred(Graph graph, string value, int axis) =>
        graph.Producer(value, "Sub") is { Inputs.Count: 2 } difference && graph.Producer(difference.Inputs[1], "ReduceMean") is { } mean
            && mean.Inputs[0] == difference.Inputs[0] && AxisOf(graph, mean) == axis
            ? difference.Inputs[0]
            : null;

    private static int? AxisOf(Graph graph, OnnxNode node) =>
        node.HasInput(0) && node.Integer("keepdims", 1) == 1 && (node.Integers("axes") ?? graph.Constant(node, 1)?.ToInts()) is [var axis] ? axis : null;
}
