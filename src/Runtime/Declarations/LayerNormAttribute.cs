namespace NetGen;

/// <summary>
/// Adds a layer that normalises each row, the features of a sample or of a step, by the row's own mean and variance:
/// activation((x - mean) / √(variance + Epsilon) · weight + bias) (Ba, Kiros and Hinton 2016; PyTorch's <c>torch.nn.LayerNorm</c>). The variance
/// is that of all values of the row, without Bessel's correction; weight and bias have one element a feature and start at 1 and 0.
/// </summary>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute(Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>What is added to the variance, so that a row whose values are equal is not divided by 0; above 0.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>Whether training changes the layer.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
