namespace NetGen;

/// <summary>Adds an activation as a separate layer.</summary>
/// <param name="activation">The function applied to every value.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivateAttribute(Activation activation) : Attribute
{
    /// <summary>The function applied to every value.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
