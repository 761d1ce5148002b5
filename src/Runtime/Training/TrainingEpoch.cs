namespace NetGen;

/// <summary>What one epoch of training gave.</summary>
public sealed record TrainingEpoch
{
    /// <summary>Its number, from 1 on.</summary>
    public required int Epoch { get; init; }

    /// <summary>The mean loss over the training set, of each step before its update.</summary>
    public required double Loss { get; init; }

    /// <summary>The mean loss over the validation set at the end of the epoch; NaN without one.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>The share of the validation set classified right at the end of the epoch; NaN without one, or without classes.</summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>The time it took, validation included.</summary>
    public required TimeSpan Elapsed { get; init; }
}
