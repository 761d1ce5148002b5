namespace NetGen;

/// <summary>
/// Adds a layer that puts the features of other layers' outputs behind those of the value before it. All have the same steps.
/// </summary>
/// <param name="name">The name of the other layer; <c>input</c> is the network's input.</param>
/// <param name="others">The names of more layers.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
[CLSCompliant(false)]
public sealed class ConcatAttribute(string name, params string[] others) : Attribute
{
    /// <summary>The names of the other layers.</summary>
    public IReadOnlyList<string> Names { get; } = [name, .. others];

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; }

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
