namespace NetGen;

/// <summary>The options of training. All options have reasonable defaults.</summary>
public sealed record TrainingOptions
{
    /// <summary>The number of passes over the training set, at least 1.</summary>
    public int Epochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Epochs));
            field = value;
        }
    } = 20;

    /// <summary>The number of samples of one step, at least 1. The last step of an epoch takes the remaining samples.</summary>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(BatchSize));
            field = value;
        }
    } = 32;

    /// <summary>
    /// The number of batches whose gradients are averaged for one step, at least 1. A step then learns from as many samples as with a batch that is
    /// so many times as large, with the memory of the smaller one. The last step of an epoch takes the remaining batches.
    /// </summary>
    public int AccumulationSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(AccumulationSteps));
            field = value;
        }
    } = 1;

    /// <summary>
    /// The learning rate of every step, finite and at least 0. It is not used if <see cref="Schedule"/> or <see cref="Plateau"/> is set.
    /// </summary>
    public float LearningRate
    {
        get;
        init
        {
            if (value is not (>= 0 and <= float.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(LearningRate), value, "A learning rate must be finite and at least 0.");
            field = value;
        }
    } = 0.01f;

    /// <summary>
    /// The schedule that determines the learning rate of each step, counted from 0 over all epochs. A batch in which no sample counts is
    /// not a step.
    /// </summary>
    public ILearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// A learning rate that falls when a metric stops improving. After every epoch, it gets the validation loss, or the training loss if
    /// there is no validation. If it maximizes, it gets the validation accuracy. It cannot be combined with <see cref="Schedule"/>.
    /// </summary>
    public ReduceOnPlateau? Plateau { get; init; }

    /// <summary>
    /// The decay of the exponential moving average of the parameters over the steps, at least 0 and below 1, such as 0.999, or 0 for no
    /// average. The average is what validation uses, what <see cref="BestModelPath"/> saves and what the network gets when training ends,
    /// unless it ends with an exception. Each step moves the average towards the parameters by 1 − decay; the first
    /// steps move it more, by 1 − (1 + step) / (10 + step).
    /// </summary>
    public double AveragingDecay
    {
        get;
        init
        {
            if (value is not (>= 0 and < 1))
                throw new ArgumentOutOfRangeException(nameof(AveragingDecay), value, "The decay of the averaged parameters must be at least 0 and below 1.");
            field = value;
        }
    }

    /// <summary>
    /// The seed that determines the order of the samples and which of them are held out. The same seed gives the same training.
    /// </summary>
    [CLSCompliant(false)]
    public ulong Seed { get; init; }

    /// <summary>
    /// Whether the samples are shuffled in every epoch. If it is false, the order does not change and the last samples are held out for
    /// validation. Set it to false for time series.
    /// </summary>
    public bool Shuffles { get; init; } = true;

    /// <summary>
    /// The proportion of the samples to hold out for validation, at least 0 and below 1. It cannot be combined with a validation set.
    /// </summary>
    public double ValidationShare
    {
        get;
        init
        {
            if (value is not (>= 0 and < 1))
                throw new ArgumentOutOfRangeException(nameof(ValidationShare), value, "The share to hold out must be at least 0 and below 1.");
            field = value;
        }
    }

    /// <summary>
    /// When to end training early, or null for never. If it is set, the network gets the parameters of its best epoch when training
    /// ends, also by cancellation, provided that an epoch was completed. An exception leaves it the last parameters. If you add it when training resumes, it only considers the
    /// epochs from there on, because a checkpoint does not contain the parameters of earlier epochs.
    /// </summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Receives reports at the end of every epoch, and about ten times a second.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// The file for the checkpoint, which is written after epochs, and when training ends: the parameters, the state of the optimiser, the random state and
    /// the history. After a crash during writing, the previous checkpoint is still there.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// The minimum time between two checkpoints. With <see cref="TimeSpan.Zero"/>, there is one after every epoch. If it is null, writing
    /// checkpoints takes at most a twentieth of the time of training, apart from the first one and the one at the end.
    /// </summary>
    public TimeSpan? CheckpointInterval
    {
        get;
        init
        {
            if (value < TimeSpan.Zero)
                throw new ArgumentOutOfRangeException(nameof(CheckpointInterval), value, "The time between checkpoints must be at least 0.");
            field = value;
        }
    }

    /// <summary>
    /// Whether to continue from the checkpoint, if there is one. With the same samples and options, training then ends with the same bits
    /// as without the interruption. The number of epochs can be larger than before. A checkpoint with a different seed, batch size, order
    /// or number of samples is refused.
    /// </summary>
    public bool Resumes { get; init; }

    /// <summary>
    /// The file for the best model, usually <c>*.safetensors</c>: the parameters, as <see cref="NetworkFile.Save(INetwork, string)"/> writes
    /// them. It is written after every epoch that is better than all before, by the metric of <see cref="EarlyStopping"/>, or by the validation
    /// loss, or by the training loss if there is no validation. It is replaced as a whole, so it can be loaded at any time.
    /// </summary>
    public string? BestModelPath { get; init; }

    /// <summary>
    /// The file for a log as comma-separated values, with one row for each epoch: its number, the training loss, the validation loss and accuracy, the
    /// learning rate and the seconds. Numbers are written in the invariant culture, and what an epoch does not have is empty. A file of an
    /// earlier training is replaced, unless training resumes from its checkpoint: then the rows are added to it.
    /// </summary>
    public string? LogPath { get; init; }
}
