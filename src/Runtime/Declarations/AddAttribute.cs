namespace NetGen;

/// <summary>
/// Adds a layer that computes the sum, element by element, of the previous value and the outputs of other layers: a skip connection. All values
/// have the same shape, or are features that are added to every step of a sequence.
/// </summary>
/// <param name="name">The name of the other layer, or <c>input</c> for the network's input.</param>
/// <param name="others">The names of additional layers.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
[CLSCompliant(false)]
public sealed class AddAttribute(string name, params string[] others) : Attribute
{
    /// <summary>The names of the other layers.</summary>
    public IReadOnlyList<string> Names { get; } = [name, .. others];

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; }

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
