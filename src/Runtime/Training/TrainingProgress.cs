namespace NetGen;

/// <summary>The progress of training.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>The current epoch, counted from 1.</summary>
    public int Epoch { get; init; }

    /// <summary>The total number of epochs.</summary>
    public int Epochs { get; init; }

    /// <summary>The number of steps made in this epoch.</summary>
    public int Step { get; init; }

    /// <summary>The number of steps of an epoch.</summary>
    public int StepsPerEpoch { get; init; }

    /// <summary>The mean loss over this epoch so far.</summary>
    public double Loss { get; init; }

    /// <summary>The average number of training samples per second since training started.</summary>
    public double SamplesPerSecond { get; init; }

    /// <summary>The estimated time for the remaining epochs.</summary>
    public TimeSpan TimeLeft { get; init; }

    /// <summary>The results of the epoch if it has just ended; otherwise null.</summary>
    public TrainingEpoch? Completed { get; init; }
}
