namespace NetGen;

/// <summary>
/// Adds a layer that divides each row, the features of a sample or of a step, by the root of its mean square:
/// activation(x / √(mean x² + Epsilon) · weight) (Zhang and Sennrich 2019; PyTorch's <c>torch.nn.RMSNorm</c>). The weight has one element a
/// feature and starts at 1.
/// </summary>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RmsNormAttribute(Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>What is added to the mean square, so that a row of zeros is not divided by 0; above 0. The default is PyTorch's.</summary>
    public float Epsilon { get; init; } = 1.1920929e-7f;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
