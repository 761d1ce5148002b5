using System.Globalization;

namespace NetGen;

/// <summary>The result of evaluating a network on a dataset.</summary>
public sealed class Evaluation
{
    internal Evaluation(long count, double loss, ClassificationMetrics? classification, RegressionMetrics? regression)
    {
        Count = count;
        Loss = loss;
        Classification = classification;
        Regression = regression;
    }

    /// <summary>The number of samples, without those whose label is ignored.</summary>
    public long Count { get; }

    /// <summary>
    /// The mean loss over the samples. Each sample has the weight that the loss gives to its class, so the mean does not depend on how
    /// the samples are divided into batches. NaN if no sample counts.
    /// </summary>
    public double Loss { get; }

    /// <summary>The metrics of a classifier, or null if the targets are not class indices.</summary>
    public ClassificationMetrics? Classification { get; }

    /// <summary>The metrics of predicted numbers, or null if the targets are class indices or probabilities.</summary>
    public RegressionMetrics? Regression { get; }

    /// <summary>The proportion of samples that are classified correctly, or NaN if the targets are not class indices.</summary>
    public double Accuracy => Classification?.Accuracy ?? double.NaN;

    /// <summary>Gets the number of samples, the loss, and the accuracy or the errors, in one line.</summary>
    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Count} samples, loss {Loss:G4}");
        if (Classification is not null)
            text += string.Create(CultureInfo.InvariantCulture, $", {100 * Accuracy:F1} % right");
        return Regression is null ? text : $"{text}, {Regression.Summary}";
    }
}
