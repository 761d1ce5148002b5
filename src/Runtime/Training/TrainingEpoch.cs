using System.Globalization;

namespace NetGen;

/// <summary>The results of one epoch of training.</summary>
public sealed record TrainingEpoch
{
    /// <summary>The number of the epoch, counted from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The mean loss over the training set. The loss of each step is computed before its update.</summary>
    public required double Loss { get; init; }

    /// <summary>The mean loss over the validation set at the end of the epoch, or NaN without a validation set.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>
    /// The proportion of the validation set that is classified correctly at the end of the epoch, or NaN without a validation set or
    /// without classes.
    /// </summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>The time of the epoch, including validation.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Gets the number of the epoch and its results in one line, without those that it does not have.</summary>
    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}: loss {Loss:G4}");
        if (!double.IsNaN(ValidationLoss))
            text += string.Create(CultureInfo.InvariantCulture, $", validation loss {ValidationLoss:G4}");
        return double.IsNaN(ValidationAccuracy) ? text : text + string.Create(CultureInfo.InvariantCulture, $", {100 * ValidationAccuracy:F1} % right");
    }
}
