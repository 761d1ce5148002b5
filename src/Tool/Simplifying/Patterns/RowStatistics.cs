using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>The parts of a normalisation that is spelt out: the mean of an axis, the distance from it, and the root of the mean square.</summary>
internal static class RowStatistics
{
    /// <summary>What is under the root of a deviation, √(mean of a square + ε): the square's root, the axis of the mean, and ε.</summary>
    public static (string Squared, int Axis, double Epsilon)? Deviation(Graph graph, string value) =>
        RootOf(graph, value) is { } root && graph.Producer(root, "Add") is { Inputs.Count: 2 } sum && NumberOf(graph, sum) is var (epsilon, variance)
            && graph.Producer(variance, "ReduceMean") is { } mean && SquareRoot(graph, mean.Inputs[0]) is { } squared && AxisOf(graph, mean) is { } axis
            ? (squared, axis, epsilon)
            : null;

    /// <summary>What a value is 1 divided by; null if it is no such quotient.</summary>
    public static string? Reciprocal(Graph graph, string value) =>
        graph.Producer(value, "Reciprocal") is { Inputs.Count: 1 } reciprocal ? reciprocal.Inputs[0]
        : graph.Producer(value, "Div") is { Inputs.Count: 2 } division && graph.Number(division, 0) == 1 ? division.Inputs[1]
        : null;

    /// <summary>What a value is, less its mean; null if it is no such difference.</summary>
    public static string? Centred(Graph graph, string value, int axis) =>
        graph.Producer(value, "Sub") is { Inputs.Count: 2 } difference && MeanOf(graph, difference.Inputs[1], axis) == difference.Inputs[0] ? difference.Inputs[0] : null;

    /// <summary>What a value is the mean of; null if it is none.</summary>
    public static string? MeanOf(Graph graph, string value, int axis) =>
        graph.Producer(value, "ReduceMean") is { } mean && AxisOf(graph, mean) == axis ? mean.Inputs[0] : null;

    private static string? RootOf(Graph graph, string value) =>
        graph.Producer(value, "Sqrt") is { } root ? root.Inputs[0]
        : graph.Producer(value, "Pow") is { Inputs.Count: 2 } power && graph.Number(power, 1) == 0.5 ? power.Inputs[0]
        : null;

    private static (double Number, string Other)? NumberOf(Graph graph, OnnxNode node) =>
        graph.Number(node, 1) is { } second ? (second, node.Inputs[0])
        : graph.Number(node, 0) is { } first ? (first, node.Inputs[1])
        : null;

    /// <summary>What a value is the square of.</summary>
    private static string? SquareRoot(Graph graph, string value) =>
        graph.Producer(value, "Mul") is { Inputs.Count: 2 } product && product.Inputs[0] == product.Inputs[1] ? product.Inputs[0]
        : graph.Producer(value, "Pow") is { Inputs.Count: 2 } power && graph.Number(power, 1) == 2 ? power.Inputs[0]
        : null;

    private static int? AxisOf(Graph graph, OnnxNode node) =>
        node.HasInput(0) && node.Integer("keepdims", 1) == 1 && (node.Integers("axes") ?? graph.Constant(node, 1)?.ToInts()) is [var axis] ? axis : null;
}
