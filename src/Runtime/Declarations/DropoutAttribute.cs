namespace NetGen;

/// <summary>
/// Adds a layer that, in training only, makes each of its inputs 0 with the probability rate and multiplies the others by 1 / (1 - rate)
/// (Srivastava et al. 2014; PyTorch's <c>torch.nn.Dropout</c>).
/// </summary>
/// <param name="rate">The share of the values to drop, 0 up to but not including 1.</param>
/// <remarks>
/// TrainStep and Gradients drop, Forward, Predict, Classify and Loss do not. What is dropped follows from the network's seed and the number
/// of steps made, so a run can be repeated, and Gradients drops what the next TrainStep would.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(float rate) : Attribute
{
    /// <summary>The share of the values to drop.</summary>
    public float Rate { get; } = rate;

    /// <summary>The layer's name, by which other layers read it, and by which files call its parameters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The name of the layer that this one reads, or <c>input</c> for the network's input; the layer before it when left out.
    /// </summary>
    public string? From { get; init; }
}
