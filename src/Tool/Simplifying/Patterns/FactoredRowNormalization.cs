using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>
/// A layer normalisation as TensorFlow computes it: x · f + (bias - mean · f), where f is weight / √(mean of (x - mean)² + ε). Weight and bias can be left out.
/// </summary>
internal sealed class FactoredRowNormalization : IPattern
{
    public bool Apply(Graph graph, OnnxNode node)
    {
        if (Terms(graph, node) is not var (scaled, scaledMean, bias))
            return false;
        foreach ((string value, string factor) in FactorsOf(scaled))
        {
            foreach ((string mean, string sameFactor) in FactorsOf(scaledMean))
            {
                if (factor != sameFactor || Factor(graph, factor) is not var (divisor, weight) || RowStatistics.Deviation(graph, divisor) is not var (squared, axis, epsilon)
                    || RowStatistics.MeanOf(graph, mean, axis) != value || RowStatistics.Centred(graph, squared, axis) != value)
                {
                    continue;
                }

                graph.Replace(node, new OnnxNode(node.Name, "LayerNormalization", "", [value, weight, bias], [node.Output], RowNormalization.Attributes(axis, epsilon)));
                return true;
            }
        }

        return false;
    }

    /// <summary>The products of a value and of its mean, and the bias; an empty name if there is none.</summary>
    private static (OnnxNode Scaled, OnnxNode ScaledMean, string Bias)? Terms(Graph graph, OnnxNode node)
    {
        if (node.Inputs.Count != 2)
            return null;
        if (node.Operator == "Sub" && graph.Producer(node.Inputs[0], "Mul") is { } product && graph.Producer(node.Inputs[1], "Mul") is { } mean)
            return (product, mean, "");
        for (int i = 0; node.Operator == "Add" && i < 2; i++)
        {
            if (graph.Producer(node.Inputs[i], "Mul") is { } scaled && graph.Producer(node.Inputs[1 - i], "Sub") is { Inputs.Count: 2 } rest
                && graph.Constant(rest, 0) is not null && graph.Producer(rest.Inputs[1], "Mul") is { } scaledMean)
            {
                return (scaled, scaledMean, rest.Inputs[0]);
            }
        }

        return null;
    }

    /// <summary>What a factor is 1 divided by, and the weight that it is multiplied by; an empty name if there is none.</summary>
    private static (string Divisor, string Weight)? Factor(Graph graph, string value)
    {
        if (RowStatistics.Reciprocal(graph, value) is { } divisor)
            return (divisor, "");
        if (graph.Producer(value, "Mul") is not { Inputs.Count: 2 } product)
            return null;
        for (int i = 0; i < 2; i++)
        {
            if (RowStatistics.Reciprocal(graph, product.Inputs[i]) is { } scaled && graph.Constant(product, 1 - i) is not null)
                return (scaled, product.Inputs[1 - i]);
        }

        return null;
    }

    private static IEnumerable<(string, string)> FactorsOf(OnnxNode product) =>
        product.Inputs is [var first, var second] ? [(first, second), (second, first)] : [];
}
