namespace NetGen;

/// <summary>How training goes.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>The epoch under way, counted from 1.</summary>
    public int Epoch { get; init; }

    /// <summary>The epochs there are to be.</summary>
    public int Epochs { get; init; }

    /// <summary>Steps made in this epoch.</summary>
    public int Step { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch { get; init; }

    /// <summary>The mean loss over this epoch so far.</summary>
    public double Loss { get; init; }

    /// <summary>Samples learned from in a second, on average since training began.</summary>
    public double SamplesPerSecond { get; init; }

    /// <summary>The time that the epochs left will take, at that speed.</summary>
    public TimeSpan TimeLeft { get; init; }

    /// <summary>The epoch, when it has just ended; null within one.</summary>
    public TrainingEpoch? Completed { get; init; }
}
