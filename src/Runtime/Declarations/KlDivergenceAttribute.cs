namespace NetGen;

/// <summary>
/// Trains the softmax of the outputs to match a given distribution, such as the output of another model: Σ target · log (target / softmax(logits)),
/// averaged over the samples (Kullback and Leibler 1951; PyTorch's <c>KLDivLoss</c> on log-probabilities with <c>batchmean</c>). Targets
/// are rows of probabilities.
/// </summary>
/// <remarks>
/// It differs from <see cref="SoftmaxCrossEntropyAttribute"/> by the entropy of the targets, which training can't change. So the gradients are
/// the same, but a perfect prediction has the loss 0.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KlDivergenceAttribute : Attribute
{
    /// <summary>
    /// Whether target rows are checked. A row with a negative entry, or with a sum that is not 1 (within 0.002), throws an
    /// <see cref="ArgumentException"/> that names the sample, before any parameter changes.
    /// </summary>
    public bool ValidateTargets { get; init; } = true;
}
