namespace NetGen;

/// <summary>
/// Trains outputs that are each true or false: a binary classifier with one output, or several independent labels. With p = 1 / (1 +
/// exp(-logit)) the loss is -(target · log p + (1 - target) · log (1 - p)), averaged over the samples and
/// the outputs (PyTorch's <c>BCEWithLogitsLoss</c>).
/// </summary>
/// <remarks>The outputs are logits: leave the last layer linear. The loss is computed from them as
/// max(z, 0) - z · target + log (1 + exp(-|z|)), so that it is finite for large logits. Its gradient is (p - target) / (samples · outputs).
/// A single output takes class indices 0 and 1 as well as target rows.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SigmoidCrossEntropyAttribute : Attribute
{
    /// <summary>One weight for each output, 0 or more: how much a target of 1 counts, relative to a target of 0.</summary>
    public float[]? PositiveWeights { get; init; }

    /// <summary>
    /// The proportion ε of every target that is moved to the middle, 0 or more and less than 1. The target becomes (1 - ε) · target + ε / 2.
    /// </summary>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// The exponent γ of the focal loss, 0 or more: log p is multiplied by (1 - p)^γ and log (1 - p) by p^γ, so that outputs that are already
    /// right count less (Lin et al. 2017).
    /// </summary>
    public float FocalGamma { get; init; }
}
