namespace NetGen;

/// <summary>
/// Adds a layer that appends the features of other layers' outputs to those of the previous value. All values have the same number of steps.
/// </summary>
/// <param name="name">The name of the other layer, or <c>input</c> for the network's input.</param>
/// <param name="others">The names of additional layers.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
[CLSCompliant(false)]
public sealed class ConcatAttribute(string name, params string[] others) : Attribute
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
