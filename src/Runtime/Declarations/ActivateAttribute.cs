namespace NetGen;

/// <summary>Adds an activation as a layer of its own.</summary>
/// <param name="activation">The function applied to every value.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivateAttribute(Activation activation) : Attribute
{
    /// <summary>The function applied to every value.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
