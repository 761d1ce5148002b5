namespace NetGen;

/// <summary>
/// Adds a layer that turns a sequence into features, in the order in which the values are stored: [steps, features] becomes steps · features values.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute
{
    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
