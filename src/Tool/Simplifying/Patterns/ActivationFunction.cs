using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>
/// An activation, as one operator or spelt out: operators that compute elements of elements, from one value and numbers. Which activation it is
/// shows in what it computes, whichever way an exporter writes it.
/// </summary>
internal sealed class ActivationFunction : IPattern
{
    public const string Operator = Graph.OwnDomain + ":Activation";
    public const string Attribute = "function";

    private const string Type = "Activation";
    private const int MostNodes = 16;
    private const double Tolerance = 1e-5;

    // Beyond the last of them, every activation is a line; a limit there would not show.
    private static readonly double[] Samples =
        [-300, -90, -40, -20, -8, -4.6, -3.1, -2.2, -1, -0.4, -0.01, 0, 0.02, 0.3, 1, 1.7, 2.9, 3.3, 4.2, 6.5, 9, 20, 40, 90, 300];

    public bool Apply(Graph graph, OnnxNode node)
    {
        // What it is computed from: the inputs, and then the inputs of the last one of them.
        var nodes = new Dictionary<string, OnnxNode>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        OnnxNode? next = node;
        while (next is not null && nodes.Count < MostNodes && Elementwise.Of(next) is not null)
        {
            open.Remove(next.Output);
            nodes[next.Output] = next;
            foreach (string input in next.Inputs.Where(input => input.Length > 0))
            {
                if (!graph.Constants.TryGetValue(input, out Tensor? constant))
                    open.Add(input);
                else if (!constant.IsScalar && !IsOneSlope(next, constant))
                    return false;
            }

            if (open.Count == 1 && Recognise(graph, nodes, node.Output, open.Single()) is { } activation)
            {
                Replace(graph, node, open.Single(), activation);
                return true;
            }

            next = open.Select(graph.Producer).OfType<OnnxNode>().MaxBy(producer => graph.PlaceOf(producer));
        }

        return false;
    }

    /// <summary>Whether a constant is the same slope for all channels.</summary>
    private static bool IsOneSlope(OnnxNode node, Tensor constant) => node.Operator == "PRelu" && constant.Values.Distinct().Count() == 1;

    private static void Replace(Graph graph, OnnxNode node, string source, Activation activation)
    {
        if (activation == Activation.Linear)
        {
            graph.Bypass(node, source);
            return;
        }

        var function = new OnnxAttribute(Attribute) { Text = activation.ToString() };
        graph.Replace(node, new OnnxNode(
            node.Name, Type, Graph.OwnDomain, [source], [node.Output], new Dictionary<string, OnnxAttribute> { [Attribute] = function }));
    }

    private static Activation? Recognise(Graph graph, Dictionary<string, OnnxNode> nodes, string result, string source)
    {
        if (nodes.Values.Any(node => LimitsOf(graph, node).Any(limit => Math.Abs(limit) > Samples[^1] && Math.Abs(limit) < float.MaxValue))
            || nodes.Values.Any(node => node.Operator == "IsNaN" && !IsOfWeights(graph, node, source)))
        {
            return null;
        }

        double?[] thresholds = [.. nodes.Values.Where(node => Elementwise.IsComparison(node)).Select(node => ThresholdOf(graph, node, source))];
        if (thresholds.Contains(null))
            return null;
        double[] samples = SamplesAround([.. thresholds.OfType<double>()]), values = [.. samples.Select(sample => Evaluate(graph, nodes, result, source, sample))];
        foreach ((Activation activation, Func<double, double> function) in Functions.All)
        {
            if (samples.Zip(values).All(pair => function(pair.First) is var expected && Math.Abs(expected - pair.Second) <= Tolerance * (1 + Math.Abs(expected))))
                return activation;
        }

        return null;
    }

    /// <summary>The number that a comparison compares the source itself with; null if it compares anything else, or with a number beyond the samples.</summary>
    private static double? ThresholdOf(Graph graph, OnnxNode node, string source) =>
        (node.Inputs[0] == source ? graph.Number(node, 1) : node.Inputs[1] == source ? graph.Number(node, 0) : null) is { } threshold
            && Math.Abs(threshold) <= Samples[^1] ? threshold : null;

    /// <summary>Whether what is no number can only be a softmax over nothing, such as weights of self-attention by which a step sees none.</summary>
    private static bool IsOfWeights(Graph graph, OnnxNode node, string source) => node.Inputs[0] == source && graph.Producer(source, "Softmax") is not null;

    /// <summary>The samples; with thresholds, at which a function may become another, also these, the floats next to them, and what lies between all of them.</summary>
    private static double[] SamplesAround(double[] thresholds)
    {
        if (thresholds.Length == 0)
            return Samples;
        IEnumerable<double> around = thresholds.Select(threshold => (float)threshold).SelectMany(threshold => (double[])[MathF.BitDecrement(threshold), threshold, MathF.BitIncrement(threshold)]);
        double[] samples = [.. Samples.Concat(around).Concat(thresholds).Distinct().Order()];
        return [.. samples, .. samples.Zip(samples.Skip(1), (first, second) => (first + second) / 2)];
    }

    /// <summary>The numbers by which a node limits its value.</summary>
    private static IEnumerable<double> LimitsOf(Graph graph, OnnxNode node) => node.Operator is "Clip" or "Min" or "Max"
        ?
        [
            .. node.Inputs.Where(graph.Constants.ContainsKey).Select(input => graph.Constants[input].Values[0]),
            .. (string[])["min", "max"] is var names ? names.Where(node.Has).Select(name => (double)node.Single(name, 0)) : [],
        ]
        : [];

    private static double Evaluate(Graph graph, Dictionary<string, OnnxNode> nodes, string result, string source, double sample)
    {
        var known = new Dictionary<string, double>(StringComparer.Ordinal) { [source] = sample, [""] = double.NaN };
        return ValueOf(result);

        double ValueOf(string value)
        {
            if (known.TryGetValue(value, out double number))
                return number;
            number = graph.Constants.TryGetValue(value, out Tensor? constant)
                ? constant.Values[0]
                : Elementwise.Of(nodes[value])!([.. nodes[value].Inputs.Select(ValueOf)]);
            return known[value] = number;
        }
    }
}
