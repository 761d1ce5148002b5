namespace NetGen;

/// <summary>
/// Trains outputs to be numbers without heeding outliers much: with e = output - target the loss is e² / 2 for |e| ≤ Delta and
/// Delta · (|e| - Delta / 2) beyond, averaged over the samples and the outputs (Huber 1964; PyTorch's <c>HuberLoss</c>).
/// </summary>
/// <remarks>The gradient with respect to an output is e, kept within ±Delta, / (samples · outputs).</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HuberLossAttribute : Attribute
{
    /// <summary>The error from which on the loss grows linearly, above 0.</summary>
    public float Delta { get; init; } = 1;
}
