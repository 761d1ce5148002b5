namespace NetGen;

/// <summary>How to train. Everything has a default that is a good first try.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training set, at least 1.</summary>
    public int Epochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Epochs));
            field = value;
        }
    } = 20;

    /// <summary>Samples of one step, at least 1; the last step of an epoch takes what is left.</summary>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(BatchSize));
            field = value;
        }
    } = 32;

    /// <summary>The learning rate of every step, finite and at least 0, unless there is a <see cref="Schedule"/> or a <see cref="Plateau"/>.</summary>
    public float LearningRate
    {
        get;
        init
        {
            if (value is not (>= 0 and <= float.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(LearningRate), value, "A learning rate is a finite number, 0 or more.");
            field = value;
        }
    } = 0.01f;

    /// <summary>The learning rate of each step, counted from 0 over all epochs. A batch in which no sample counts is no step.</summary>
    public ILearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// A learning rate that falls when a metric stops getting better. After every epoch it is told the validation loss, or the training loss
    /// without validation; one that maximizes is told the validation accuracy. Not together with a <see cref="Schedule"/>.
    /// </summary>
    public ReduceOnPlateau? Plateau { get; init; }

    /// <summary>What the order of the samples depends on, and which are held out: the same seed gives the same training.</summary>
    [CLSCompliant(false)]
    public ulong Seed { get; init; }

    /// <summary>
    /// Whether the samples come in a new order in every epoch. Otherwise they come in their own, and the last ones are held out for validation,
    /// as time series need it.
    /// </summary>
    public bool Shuffles { get; init; } = true;

    /// <summary>The share of the samples to hold out for validation, 0 up to 1; not when a validation set is given.</summary>
    public double ValidationShare
    {
        get;
        init
        {
            if (value is not (>= 0 and < 1))
                throw new ArgumentOutOfRangeException(nameof(ValidationShare), value, "A share to hold out is 0 or more, and below 1.");
            field = value;
        }
    }

    /// <summary>
    /// When to end before all epochs are over; never when left out. However training ends, by cancellation too, the network then has the
    /// parameters of its best epoch, if one was completed. Added when training resumes, it knows the epochs from there on alone: the parameters of
    /// earlier ones are in no checkpoint.
    /// </summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Hears how training goes: at every epoch's end, and about ten times a second.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// The file to keep a checkpoint in, written after epochs: parameters, the optimiser's state, the random state and the history. A
    /// crash while it is written leaves the one before. However training ends, it holds the last whole epoch then.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// The time from one checkpoint to the next, at least; with <see cref="TimeSpan.Zero"/> there is one after every epoch. When left out, writing
    /// checkpoints takes at most a twentieth of the time of training, however short the epochs and long the history.
    /// </summary>
    public TimeSpan? CheckpointInterval
    {
        get;
        init
        {
            if (value < TimeSpan.Zero)
                throw new ArgumentOutOfRangeException(nameof(CheckpointInterval), value, "The time between checkpoints is 0 or more.");
            field = value;
        }
    }

    /// <summary>
    /// Whether to go on from the checkpoint, if there is one: training then ends with the same bits as if it had never been interrupted,
    /// given the same samples and options. There may be more epochs than before; another seed, batch size, order or number of samples is refused.
    /// </summary>
    public bool Resumes { get; init; }
}
