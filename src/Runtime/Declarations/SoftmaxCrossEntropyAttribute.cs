namespace NetGen;

/// <summary>
/// Trains a classifier with the cross-entropy between the targets and the softmax of the outputs, averaged over the samples:
/// -log softmax(logits)[label] for a class index, -Σ target · log softmax(logits) for a row of target probabilities
/// (PyTorch's <c>CrossEntropyLoss</c>).
/// </summary>
/// <remarks>
/// The outputs are logits: leave the last layer linear. Softmax and cross-entropy are computed together, so the loss is finite for large
/// logits. The gradient with respect to the logits is (softmax(logits) - target) / samples.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : Attribute
{
    /// <summary>
    /// The proportion ε of every target that is spread evenly over the K classes, 0 or more and less than 1. The target becomes
    /// (1 - ε) · target + ε / K (Szegedy et al. 2016).
    /// </summary>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// One weight for each class, 0 or more. The terms of the sum over the classes are multiplied by the weights. For class indices, the mean
    /// is also weighted: the sum of the losses is divided by the sum of the labels' weights.
    /// </summary>
    public float[]? ClassWeights { get; init; }

    /// <summary>
    /// The exponent γ of the focal loss, 0 or more: each class's -log p is multiplied by (1 - p)^γ, so that samples that are already classified
    /// well count less (Lin et al. 2017).
    /// </summary>
    public float FocalGamma { get; init; }

    /// <summary>
    /// A label that means "unknown". Samples with this label count neither in the sum nor in the mean. The loss of a batch without any other
    /// label is NaN, and no parameter changes. With this option, targets can only be class indices. If it is not set, no label is ignored.
    /// </summary>
    public int IgnoreIndex { get; init; } = -1;

    /// <summary>
    /// Whether target rows are checked. A row with a negative entry, or with a sum that is not 1 (within 0.002), throws an
    /// <see cref="ArgumentException"/> that names the sample, before any parameter changes.
    /// </summary>
    public bool ValidateTargets { get; init; } = true;
}
