namespace NetGen;

/// <summary>
/// Adds a layer that divides each row (the features of a sample or of a step) by the root of its mean square:
/// activation(x / √(mean x² + Epsilon) · weight) (Zhang and Sennrich 2019; PyTorch's <c>torch.nn.RMSNorm</c>). The weight has one element for
/// each feature and starts at 1.
/// </summary>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RmsNormAttribute(Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>
    /// The value that is added to the mean square, above 0. It avoids a division by 0 for a row of zeros. The default is the same as in
    /// PyTorch.
    /// </summary>
    public float Epsilon { get; init; } = 1.1920929e-7f;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
