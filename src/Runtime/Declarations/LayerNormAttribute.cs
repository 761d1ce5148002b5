namespace NetGen;

/// <summary>
/// Adds a layer that normalises each row (the features of a sample or of a step) by the mean and variance of that row:
/// activation((x - mean) / √(variance + Epsilon) · weight + bias) (Ba, Kiros and Hinton 2016; PyTorch's <c>torch.nn.LayerNorm</c>). The
/// variance is the mean of the squared distances, without Bessel's correction. Weight and bias have one element for each feature and start at 1
/// and 0.
/// </summary>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute(Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>The value that is added to the variance, above 0. It avoids a division by 0 if all values of a row are equal.</summary>
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
