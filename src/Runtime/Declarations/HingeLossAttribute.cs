namespace NetGen;

/// <summary>
/// Trains a classifier so that the output of the right class exceeds every other one by a margin: Σ max(0, Margin - output[label] + output[k])
/// over the other
/// classes k, divided by the number of classes and averaged over the samples (Weston and Watkins 1999; PyTorch's
/// <c>MultiMarginLoss</c>). Targets are class indices.
/// </summary>
/// <remarks>Samples that keep the margin have no gradient. The outputs are scores, not probabilities.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HingeLossAttribute : Attribute
{
    /// <summary>By how much the output of the right class should exceed the others, above 0.</summary>
    public float Margin { get; init; } = 1;
}
