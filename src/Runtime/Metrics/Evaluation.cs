namespace NetGen;

/// <summary>How good a network is on a dataset.</summary>
public sealed class Evaluation
{
    internal Evaluation(long count, double loss, ClassificationMetrics? classification)
    {
        Count = count;
        Loss = loss;
        Classification = classification;
    }

    /// <summary>Samples, without those whose label is to be ignored.</summary>
    public long Count { get; }

    /// <summary>
    /// The mean loss over the samples, each weighted as the loss weighs its class: the same however the samples are put into batches. NaN when
    /// no sample counts.
    /// </summary>
    public double Loss { get; }

    /// <summary>What there is to say of a classifier; null when the targets are no class indices.</summary>
    public ClassificationMetrics? Classification { get; }

    /// <summary>The share of samples that are classified right; NaN when the targets are no class indices.</summary>
    public double Accuracy => Classification?.Accuracy ?? double.NaN;
}
