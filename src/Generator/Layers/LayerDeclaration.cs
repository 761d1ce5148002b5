using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>One layer attribute. It says itself which operations it is made of.</summary>
internal abstract record LayerDeclaration : AttributeDeclaration
{
    /// <summary>The name that the user gave to the layer.</summary>
    public string? Name { get; init; }

    /// <summary>The layer that this one reads; the one before it when left out.</summary>
    public string? From { get; init; }

    /// <summary>The layers that it reads by their names, besides <see cref="From"/>.</summary>
    public virtual IEnumerable<LayerRead> Reads => [];

    /// <summary>The layers that the network has by it: more than one where it is a block.</summary>
    public virtual long LayerCount => 1;

    /// <summary>Whether what it reads first are tokens: integers, which no other layer reads.</summary>
    public virtual bool ReadsTokens => false;

    /// <summary>Whether training drops values in it.</summary>
    public virtual bool Drops => false;

    /// <summary>Whether training changes something in it without a gradient.</summary>
    public virtual bool HasBuffers => false;

    /// <summary>Why the layer needs later steps than the current one, as the end of a sentence. Null if it does not, so that it can run in a stream.</summary>
    public virtual string? LooksAhead => null;

    /// <summary>What kind of layer it is, in lower case.</summary>
    public abstract string Kind { get; }

    /// <summary>The modules that the layer is in PyTorch's <c>nn.Sequential</c>, which names its parts by their number.</summary>
    public abstract int Modules { get; }

    /// <summary>The function that the outputs come from last.</summary>
    public virtual Activation OutputActivation => Activation.Linear;

    /// <summary>What the remarks on the class say of it, besides its shapes and parameters.</summary>
    public virtual string Detail => OutputActivation == Activation.Linear ? "" : OutputActivation.ToString().ToLowerInvariant();

    /// <summary>
    /// What the layer does to its inputs, for files: networks whose layers are described alike can run each other's parameters. Null for a layer
    /// that does nothing when the network infers.
    /// </summary>
    public virtual string? Architecture => Words(Kind, Detail, Source);

    /// <summary>What a description ends with: the layer that this one reads, if it is not the one before it.</summary>
    protected string Source => From is null ? "" : "from " + From;

    /// <summary>A description of words and phrases, of which those are left out that say nothing.</summary>
    protected static string Words(params string[] words) => string.Join(" ", words.Where(word => word.Length > 0));

    /// <summary>Appends the layer's operations to the graph.</summary>
    /// <returns>The result of the layer.</returns>
    public abstract Signal Lower(LayerScope scope);
}
