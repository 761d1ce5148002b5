namespace NetGen;

/// <summary>
/// Trains a network to predict numbers, with little influence of outliers. With e = output - target, the loss is e² / 2 for |e| ≤ Delta, and
/// otherwise Delta · (|e| - Delta / 2), averaged over the samples and the outputs (Huber 1964; PyTorch's <c>HuberLoss</c>).
/// </summary>
/// <remarks>The gradient with respect to an output is e, limited to ±Delta, divided by (samples · outputs).</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HuberLossAttribute : Attribute
{
    /// <summary>The error above which the loss grows linearly, above 0.</summary>
    public float Delta { get; init; } = 1;
}
