namespace NetGen;

/// <summary>
/// Trains a classifier to prefer the right class to every other by a margin: Σ max(0, Margin - output[label] + output[k]) over the other
/// classes k, divided by the number of classes and averaged over the samples (Weston and Watkins 1999; PyTorch's
/// <c>MultiMarginLoss</c>). Targets are class indices.
/// </summary>
/// <remarks>Samples that keep the margin have no gradient at all. The outputs are scores, not probabilities.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HingeLossAttribute : Attribute
{
    /// <summary>How far the right class must be ahead, above 0.</summary>
    public float Margin { get; init; } = 1;
}
