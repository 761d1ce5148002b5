namespace NetGen;

/// <summary>
/// Adds a layer that enlarges an image or a sequence by repeating each pixel or step, as PyTorch's <c>torch.nn.Upsample</c> with the mode nearest: [h, w, c] becomes
/// [factor · h, factor · w, c], and [steps, features] becomes [factor · steps, features].
/// </summary>
/// <param name="factor">How many times each pixel is repeated along a side, 1 to 64.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpsampleAttribute(int factor) : Attribute
{
    /// <summary>How many times each pixel is repeated along a side.</summary>
    public int Factor { get; } = factor;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
