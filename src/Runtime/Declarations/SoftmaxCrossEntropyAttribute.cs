namespace NetGen;

/// <summary>
/// Trains a classifier with the cross-entropy between the targets and the softmax of the outputs, averaged over the samples:
/// -log softmax(logits)[label] for a class index, -Σ target · log softmax(logits) for a row of target probabilities
/// (PyTorch's <c>CrossEntropyLoss</c>).
/// </summary>
/// <remarks>The outputs are logits: leave the last layer linear. Softmax and cross-entropy are computed as one, so that large
/// logits stay finite; the gradient with respect to the logits is (softmax(logits) - target) / samples.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : Attribute
{
    /// <summary>
    /// The share ε of every target that is spread evenly over the K classes, 0 up to but not including 1: the target becomes
    /// (1 - ε) · target + ε / K (Szegedy et al. 2016).
    /// </summary>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// One weight a class, each 0 or more: the terms of the sum over the classes are multiplied by them. For class indices the mean is
    /// weighted as well: the losses are summed up and divided by the sum of the labels' weights.
    /// </summary>
    public float[]? ClassWeights { get; init; }

    /// <summary>
    /// The exponent γ of the focal loss, 0 or more: each class's -log p is multiplied by (1 - p)^γ, so that samples that are well told
    /// already weigh less (Lin et al. 2017).
    /// </summary>
    public float FocalGamma { get; init; }

    /// <summary>
    /// A label that means "not known": its samples count neither in the sum nor in the mean, and the loss of a batch without any other
    /// label is NaN, which changes no parameter. With it, targets are class indices only. No label is ignored when left out.
    /// </summary>
    public int IgnoreIndex { get; init; } = -1;

    /// <summary>
    /// Whether target rows are checked: a row with a negative entry, or a sum that is not 1 (within 0.002), is an
    /// <see cref="ArgumentException"/> that names the sample, before any parameter is changed.
    /// </summary>
    public bool ValidateTargets { get; init; } = true;
}
