using System.Collections.Immutable;

namespace NetGen;

/// <summary>Why training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are over.</summary>
    Completed,

    /// <summary>It no longer helped: see <see cref="TrainingOptions.EarlyStopping"/>.</summary>
    StoppedEarly,

    /// <summary>The caller cancelled it; the network has what it had learned by then.</summary>
    Cancelled,
}

/// <summary>What training gave, epoch by epoch: the points of a learning curve.</summary>
public sealed class TrainingHistory
{
    internal TrainingHistory(ImmutableArray<TrainingEpoch> epochs, TrainingEnd end, TrainingEpoch? best)
    {
        Epochs = epochs;
        End = end;
        Best = best;
    }

    /// <summary>The epochs that were completed, those before a resumed checkpoint included.</summary>
    public ImmutableArray<TrainingEpoch> Epochs { get; }

    /// <summary>Why training ended.</summary>
    public TrainingEnd End { get; }

    /// <summary>
    /// The best epoch: by what <see cref="EarlyStopping"/> goes by, in which case the network has its parameters, and otherwise by the
    /// validation loss, or the training loss without validation. Null when none was completed.
    /// </summary>
    public TrainingEpoch? Best { get; }

    /// <summary>The time that the completed epochs took.</summary>
    public TimeSpan Elapsed => new(Epochs.Sum(epoch => epoch.Elapsed.Ticks));
}
