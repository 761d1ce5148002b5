namespace NetGen;

/// <summary>
/// Adds a layer that normalises each channel (the innermost extent: a feature, or the channel of an image or a sequence):
/// activation((x - mean) / √(variance + Epsilon) · weight + bias) (Ioffe and Szegedy 2015; PyTorch's <c>torch.nn.BatchNorm1d</c> and
/// <c>BatchNorm2d</c>). In training, mean and variance are those of the channel over all samples and positions of the batch that is passed, which then
/// runs in one pass, whatever its size. When the network infers, they are running averages, which each training step moves towards those of its batch.
/// Weight and bias have one element for each channel and start at 1 and 0; the running mean and variance start at 0 and 1.
/// </summary>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute(Activation activation = Activation.Linear) : Attribute
{
    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; init; } = activation;

    /// <summary>
    /// The weight of a batch in the running averages, 0 to 1: running = (1 - Momentum) · running + Momentum · batch, where the variance of the batch is
    /// the unbiased one. A batch with one value for each channel does not move the variance.
    /// </summary>
    public float Momentum { get; init; } = 0.1f;

    /// <summary>The value that is added to the variance, above 0. It avoids a division by 0 if all values of a channel are equal.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>
    /// Whether training changes the layer. If not, it normalises by its running averages in training too, and keeps them.
    /// </summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
