namespace NetGen;

/// <summary>
/// Adds a layer that makes one row of all rows of a sample, in the order in which they lie: a sequence of [steps, features] becomes
/// steps · features values, an image of [height, width, channels] height · width · channels.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute
{
    /// <summary>
    /// Whether the values of an image or a sequence are ordered plane by plane, [c, h, w], as PyTorch's <c>torch.nn.Flatten</c> has them; weights that were
    /// trained there need it.
    /// </summary>
    public bool ChannelsFirst { get; init; }

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
