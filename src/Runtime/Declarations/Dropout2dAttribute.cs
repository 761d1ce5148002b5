namespace NetGen;

/// <summary>
/// Adds a layer that, only in training, sets each channel of an image to 0 as a whole with the probability rate and multiplies the others
/// by 1 / (1 - rate) (Tompson et al. 2015; PyTorch's <c>torch.nn.Dropout2d</c>).
/// </summary>
/// <param name="rate">The proportion of the channels to drop, 0 or more and less than 1.</param>
/// <remarks>
/// TrainStep and Gradients drop channels; Forward, Predict, Classify and Loss don't. The network's seed and the number of steps made determine
/// which channels are dropped, so you can repeat a run, and Gradients drops the same channels as the next TrainStep.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Dropout2dAttribute(float rate) : Attribute
{
    /// <summary>The proportion of the channels to drop.</summary>
    public float Rate { get; } = rate;

    /// <summary>The name of the layer. Other layers use it to read the layer, and files use it to name the parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this layer reads, or <c>input</c> for the network's input. The default is the previous layer.
    /// </summary>
    public string? From { get; init; }
}
