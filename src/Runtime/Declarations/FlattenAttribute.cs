namespace NetGen;

/// <summary>
/// Adds a layer that makes one row of all rows of a sample, in the order in which they lie: a sequence of [steps, features] becomes
/// steps · features values.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute
{
    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
