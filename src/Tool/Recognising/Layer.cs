namespace NetGen.Tool.Recognising;

/// <summary>A layer of NetGen's: an attribute, and its tensors.</summary>
/// <param name="kind">The attribute's name; "Network" for the input, and "Softmax" for an end that a loss implies.</param>
/// <param name="shape">The shape of its result.</param>
/// <param name="inputs">What it reads.</param>
internal sealed class Layer(string kind, SampleShape shape, params IEnumerable<Layer> inputs)
{
    public string Kind { get; } = kind;

    public SampleShape Shape { get; } = shape;

    public List<Layer> Inputs { get; } = [.. inputs];

    /// <summary>Its place among the layers, in the order in which the model computes them.</summary>
    public int Place { get; set; }

    /// <summary>The arguments by position, as C#.</summary>
    public List<string> Arguments { get; init; } = [];

    /// <summary>The arguments by name, as C#.</summary>
    public List<(string Name, string Value)> Options { get; init; } = [];

    public Activation Activation { get; set; } = Activation.Linear;

    /// <summary>Whether the attribute has an activation that is applied to its result.</summary>
    public bool TakesActivation { get; init; }

    /// <summary>Whether the activation can be passed by position.</summary>
    public bool HasPositionalActivation { get; init; } = true;

    /// <summary>The axis of the weight that is the result's channels; null if the layer is no product or normalisation.</summary>
    public int? WeightAxis { get; init; }

    /// <summary>What messages call the node that it is of.</summary>
    public string Node { get; set; } = "";

    /// <summary>What is wrong if the network keeps it: it is a part of a layer alone. Empty if nothing is.</summary>
    public string Unfinished { get; init; } = "";

    /// <summary>Whether it only multiplies by constants and adds others, which a layer before it can do as well.</summary>
    public bool IsScale { get; init; }

    /// <summary>Whether it does add constants, if only zeros.</summary>
    public bool Adds { get; init; }

    /// <summary>Whether it has an option UseBias, which is false where the model has no bias.</summary>
    public bool HasBiasOption { get; init; }

    /// <summary>The same recurrent layer, with the last step that it computes alone as its result; null if that is not what it would give.</summary>
    public Layer? LastStep { get; init; }

    /// <summary>Whether it is a recurrent layer that runs from the last step to the first.</summary>
    public bool IsReverse { get; init; }

    /// <summary>Whether its last product is one with the identity, whose place a product after it can take.</summary>
    public bool EndsInIdentity { get; set; }

    /// <summary>Whether it is an input of whole numbers.</summary>
    public bool HasTokens { get; init; }

    public List<LayerTensor> Tensors { get; init; } = [];

    /// <summary>What the model calls its weight; empty if it has none, or does not name it.</summary>
    public string WeightName { get; set; } = "";

    /// <summary>A layer and all those that it reads, each after what it reads itself.</summary>
    public IReadOnlyList<Layer> Ordered() => OrderedAfter(_ => false);

    /// <summary>The same without the known ones, and what only they read.</summary>
    public IReadOnlyList<Layer> OrderedAfter(Func<Layer, bool> isKnown)
    {
        var ordered = new List<Layer>();
        var met = new HashSet<Layer>();
        var open = new Stack<(Layer Layer, int Next)>();
        Open(this);
        while (open.TryPop(out (Layer Layer, int Next) top))
        {
            if (top.Next == top.Layer.Inputs.Count)
            {
                ordered.Add(top.Layer);
                continue;
            }

            open.Push((top.Layer, top.Next + 1));
            Open(top.Layer.Inputs[top.Next]);
        }

        return ordered;

        void Open(Layer layer)
        {
            if (!isKnown(layer) && met.Add(layer))
                open.Push((layer, 0));
        }
    }

    public double[] this[string tensor] => Tensors.First(candidate => candidate.Name == tensor).Values;

    public bool Has(string tensor) => Tensors.Exists(candidate => candidate.Name == tensor);

    /// <summary>How many parameters it has; buffers are none.</summary>
    public long ParameterCount => Tensors.Where(tensor => !tensor.IsBuffer).Sum(tensor => (long)tensor.Values.Length);

    public bool HasBias => Tensors.Exists(tensor => tensor.Name.Contains("bias", StringComparison.Ordinal));
}
