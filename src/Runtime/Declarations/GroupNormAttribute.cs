namespace NetGen;

/// <summary>
/// Adds a layer that divides the channels of a sample into groups and normalises each group by its mean and variance over all positions:
/// activation((x - mean) / √(variance + Epsilon) · weight + bias) (Wu and He 2018; PyTorch's <c>torch.nn.GroupNorm</c>). The variance is the mean
/// of the squared distances, without Bessel's correction. The layer reads an image [height, width, channels], a sequence [steps, channels] or
/// features [channels], and keeps its shape. One group normalises each sample as a whole. As many groups as channels normalise each channel by
/// itself (instance normalisation). Weight and bias have one element for each channel and start at 1 and 0.
/// </summary>
/// <param name="groups">The number of groups, 1 to 4,096. It divides the number of channels; otherwise the compiler reports NETGEN042.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute(int groups, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The number of groups.</summary>
    public int Groups { get; } = groups;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>The value that is added to the variance, above 0. It avoids a division by 0 if all values of a group are equal.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
