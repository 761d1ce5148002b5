namespace NetGen;

/// <summary>
/// Trains the softmax of the outputs to be a given distribution, such as another model's: Σ target · log (target / softmax(logits)),
/// averaged over the samples (Kullback and Leibler 1951; PyTorch's <c>KLDivLoss</c> on log-probabilities with <c>batchmean</c>). Targets
/// are rows of probabilities.
/// </summary>
/// <remarks>It differs from <see cref="SoftmaxCrossEntropyAttribute"/> by the entropy of the targets, which no training changes: the
/// gradients are the same, but a divergence says how far there is to go, down to 0.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KlDivergenceAttribute : Attribute
{
    /// <summary>
    /// Whether target rows are checked: a row with a negative entry, or a sum that is not 1 (within 0.002), is an
    /// <see cref="ArgumentException"/> that names the sample, before any parameter is changed.
    /// </summary>
    public bool ValidateTargets { get; init; } = true;
}
