using System.Globalization;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Graph;

/// <summary>The gradients of the loss with respect to the graph's tensors, as the backward walk finds them.</summary>
internal sealed class Adjoints
{
    private readonly Dictionary<Tensor, Tensor> _gradients = [];
    private readonly Dictionary<Tensor, int> _contributions = [];
    private readonly Dictionary<Tensor, int> _uses = [];
    private readonly HashSet<Tensor> _needed;
    private readonly HashSet<Tensor> _foundElsewhere;
    private readonly string _prefix;
    private bool _onlyParameters;

    /// <param name="graph">The graph that gradients are appended to.</param>
    /// <param name="forward">What is differentiated.</param>
    /// <param name="sources">What gradients are wanted of.</param>
    /// <param name="prefix">What the names of gradients begin with, where the graph has others of the same tensors.</param>
    public Adjoints(NetworkGraph graph, IReadOnlyList<Operation> forward, IEnumerable<Tensor> sources, string prefix = "")
        : this(graph, forward, sources, foundElsewhere: [], prefix)
    {
    }

    private Adjoints(NetworkGraph graph, IReadOnlyList<Operation> forward, IEnumerable<Tensor> sources, IEnumerable<Tensor> foundElsewhere, string prefix)
    {
        Graph = graph;
        _prefix = prefix;
        _needed = [.. sources];
        _foundElsewhere = [.. foundElsewhere];
        foreach (Operation operation in forward)
        {
            if (!operation.Inputs.Any(_needed.Contains))
                continue;
            _needed.UnionWith(operation.Results);
            foreach (Tensor input in operation.Inputs)
                _uses[input] = _uses.TryGetValue(input, out int uses) ? uses + 1 : 1;
        }
    }

    public NetworkGraph Graph { get; }

    /// <summary>The gradients of a step of a scan, with names of the same kind.</summary>
    /// <param name="body">The graph that they are appended to.</param>
    /// <param name="step">What the step does.</param>
    /// <param name="sources">What gradients are wanted of.</param>
    /// <param name="foundElsewhere">Those of them that the operations contribute nothing to here.</param>
    public Adjoints OfStep(NetworkGraph body, IReadOnlyList<Operation> step, IEnumerable<Tensor> sources, IEnumerable<Tensor> foundElsewhere) =>
        new(body, step, sources, foundElsewhere, _prefix);

    /// <summary>The name of a tensor that belongs to these gradients.</summary>
    public string NameOf(string name) => _prefix.Length == 0 ? name : _prefix + name.PascalCase();

    /// <summary>Whether a gradient that is wanted depends on this tensor's.</summary>
    public bool Needs(Tensor tensor) => _needed.Contains(tensor) && !_foundElsewhere.Contains(tensor) && (!_onlyParameters || tensor is Parameter);

    /// <summary>The whole gradient of a tensor whose uses have all been differentiated.</summary>
    public Tensor Of(Tensor tensor) => _gradients[tensor];

    public bool Has(Tensor tensor) => _gradients.ContainsKey(tensor);

    /// <summary>Adds gradients that come from outside of what is differentiated, before anything is.</summary>
    public void Seed(IReadOnlyList<(Tensor Tensor, Tensor Gradient)> gradients)
    {
        foreach ((Tensor tensor, _) in gradients)
            _uses[tensor] = _uses.TryGetValue(tensor, out int uses) ? uses + 1 : 1;
        foreach ((Tensor tensor, Tensor gradient) in gradients)
            Contribute(tensor, gradient);
    }

    /// <summary>Adds what an operation that is not in the graph contributes to its parameters' gradients, given its output's.</summary>
    public void DifferentiateParameters(Operation operation, Tensor gradient)
    {
        _gradients.Add(operation.Output, gradient);
        _onlyParameters = true;
        operation.Differentiate(this);
        _onlyParameters = false;
    }

    /// <summary>Adds an existing tensor to the gradient of <paramref name="tensor"/>.</summary>
    public void Contribute(Tensor tensor, Tensor contribution) => Contribute(tensor, _ => contribution);

    /// <summary>Adds what <paramref name="contribution"/> appends to the graph, under the name it is given, to the gradient of
    /// <paramref name="tensor"/>.</summary>
    public void Contribute(Tensor tensor, Func<string, Tensor> contribution)
    {
        int count = _contributions[tensor] = _contributions.TryGetValue(tensor, out int before) ? before + 1 : 1;
        string name = NameOf(tensor.Name + "Gradient");
        if (_uses[tensor] == 1)
        {
            _gradients[tensor] = contribution(name);
            return;
        }

        Tensor part = contribution(name + "Part" + count.ToString(CultureInfo.InvariantCulture));
        string sum = count == _uses[tensor] ? name : name + "Sum" + count.ToString(CultureInfo.InvariantCulture);
        _gradients[tensor] = count == 1 ? part : Add.Append(Graph, sum, _gradients[tensor], part);
    }
}
