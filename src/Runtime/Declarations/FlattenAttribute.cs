namespace NetGen;

/// <summary>
/// Adds a layer that turns a sequence or an image into features, in the order in which the values are stored: [steps, features] becomes
/// steps · features values, and [height, width, channels] becomes height · width · channels values.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute
{
    /// <summary>
    /// Whether the values of an image or a sequence are ordered plane by plane, [c, h, w], as in PyTorch's <c>torch.nn.Flatten</c>. Set it to use weights
    /// that were trained there.
    /// </summary>
    public bool ChannelsFirst { get; init; }

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
