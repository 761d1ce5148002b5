using NetGen.Tool.Checking;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>A model's nodes between its input and one of its outputs, while they are being simplified. Each node stands after those that it reads.</summary>
internal sealed class Graph
{
    /// <summary>The domain of the operators that simplifying makes.</summary>
    public const string OwnDomain = "netgen";

    private readonly List<OnnxNode> _nodes;
    private readonly Dictionary<string, OnnxNode> _producers = new(StringComparer.Ordinal);

    public Graph(OnnxModel model, OnnxValue input, string output, ElementBudget budget)
    {
        (OperatorSet, Input, Output, Budget) = (model.OperatorSet, input, output, budget);
        Constants = new(model.Constants, StringComparer.Ordinal);
        _nodes = [.. model.Nodes];
        foreach (OnnxNode node in _nodes)
        {
            foreach (string value in node.Outputs.Where(value => value.Length > 0))
                _producers[value] = node;
        }
    }

    public int OperatorSet { get; }

    public OnnxValue Input { get; }

    public string Output { get; private set; }

    /// <summary>What simplifying may compute.</summary>
    public ElementBudget Budget { get; }

    public Dictionary<string, Tensor> Constants { get; }

    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    /// <summary>The node that writes a value; null for the input and for constants.</summary>
    public OnnxNode? Producer(string value) => _producers.GetValueOrDefault(value);

    /// <summary>The node that writes a value, if it is one of these operators.</summary>
    public OnnxNode? Producer(string value, params ReadOnlySpan<string> operators) =>
        _producers.TryGetValue(value, out OnnxNode? node) && operators.Contains(node.Operator) ? node : null;

    /// <summary>The constant that a node reads; null if it reads none there, or computes it.</summary>
    public Tensor? Constant(OnnxNode node, int input) => node.HasInput(input) ? Constants.GetValueOrDefault(node.Inputs[input]) : null;

    /// <summary>The number that a node reads; null if it is no constant of one element.</summary>
    public double? Number(OnnxNode node, int input) => Constant(node, input) is { IsScalar: true } constant ? constant.Values[0] : null;

    public int PlaceOf(OnnxNode node) => _nodes.IndexOf(node);

    public int ReadersOf(string value) => _nodes.Count(node => node.Inputs.Contains(value)) + (value == Output ? 1 : 0);

    /// <summary>Whether a value depends on the elements of the input, and not only on its shape.</summary>
    public bool DependsOnInput(string value)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([value]);
        while (open.TryPop(out string? next))
        {
            if (next == Input.Name)
                return true;
            if (!known.Add(next) || Constants.ContainsKey(next) || Producer(next) is not { Operator: not "Shape" } node)
                continue;
            foreach (string input in node.Inputs)
                open.Push(input);
        }

        return false;
    }

    /// <summary>Puts a node in the place of another.</summary>
    public void Replace(OnnxNode node, OnnxNode replacement)
    {
        _nodes[_nodes.IndexOf(node)] = replacement;
        foreach (string value in replacement.Outputs)
            _producers[value] = replacement;
    }

    /// <summary>Takes a node away whose value is another's.</summary>
    public void Bypass(OnnxNode node, string source)
    {
        foreach (string value in node.Outputs)
            _producers.Remove(value);
        _nodes.Remove(node);
        for (int i = 0; i < _nodes.Count; i++)
        {
            if (_nodes[i].Inputs.Contains(node.Output))
                Replace(_nodes[i], _nodes[i] with { Inputs = [.. _nodes[i].Inputs.Select(input => input == node.Output ? source : input)] });
        }

        if (Output == node.Output)
            Output = source;
    }

    /// <summary>Takes nodes away that nothing leads from to the output.</summary>
    public void RemoveUnread()
    {
        var read = new HashSet<string>(StringComparer.Ordinal) { Output };
        for (int i = _nodes.Count - 1; i >= 0; i--)
        {
            if (_nodes[i].Outputs.Any(value => read.Contains(value) && !Constants.ContainsKey(value)))
                read.UnionWith(_nodes[i].Inputs);
            else
                _nodes.RemoveAt(i);
        }
    }
}
