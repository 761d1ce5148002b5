namespace NetGen;

/// <summary>
/// Adds a layer that, only in training, sets each of its inputs to 0 with the probability rate and multiplies the others by 1 / (1 - rate)
/// (Srivastava et al. 2014; PyTorch's <c>torch.nn.Dropout</c>).
/// </summary>
/// <param name="rate">The proportion of the values to drop, 0 or more and less than 1.</param>
/// <remarks>
/// TrainStep and Gradients drop values; Forward, Predict, Classify and Loss don't. The network's seed and the number of steps made determine
/// which values are dropped, so you can repeat a run, and Gradients drops the same values as the next TrainStep.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(float rate) : Attribute
{
    /// <summary>The proportion of the values to drop.</summary>
    public float Rate { get; } = rate;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
