using System.Collections.Immutable;

namespace NetGen;

/// <summary>Why training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are completed.</summary>
    Completed,

    /// <summary>The metric stopped improving: see <see cref="TrainingOptions.EarlyStopping"/>.</summary>
    StoppedEarly,

    /// <summary>The caller cancelled training. The network keeps what it has learned so far.</summary>
    Cancelled,
}

/// <summary>The results of training for each epoch: the points of a learning curve.</summary>
public sealed class TrainingHistory
{
    internal TrainingHistory(ImmutableArray<TrainingEpoch> epochs, TrainingEnd end, TrainingEpoch? best)
    {
        Epochs = epochs;
        End = end;
        Best = best;
    }

    /// <summary>The completed epochs, including those before a resumed checkpoint.</summary>
    public ImmutableArray<TrainingEpoch> Epochs { get; }

    /// <summary>Why training ended.</summary>
    public TrainingEnd End { get; }

    /// <summary>
    /// The best epoch according to the metric of <see cref="EarlyStopping"/>, and the network has the parameters of this epoch. Without
    /// early stopping, it is the best epoch according to the validation loss, or the training loss if there is no validation. Null if no
    /// epoch was completed.
    /// </summary>
    public TrainingEpoch? Best { get; }

    /// <summary>The time of the completed epochs.</summary>
    public TimeSpan Elapsed => new(Epochs.Sum(epoch => epoch.Elapsed.Ticks));
}
