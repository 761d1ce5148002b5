using System.Globalization;

namespace NetGen;

/// <summary>Trains any network on any dataset.</summary>
/// <remarks>
/// <code>
/// TrainingHistory history = Trainer.Fit(network, digits, new() { Epochs = 20, LearningRate = 0.1f, ValidationShare = 0.2 });
/// </code>
/// </remarks>
public static class Trainer
{
    private const int EvaluationBatchSize = 256;

    /// <summary>Trains a network.</summary>
    /// <param name="network">The network, which is trained on from the parameters that it has.</param>
    /// <param name="training">The samples to learn from.</param>
    /// <param name="options">How; the defaults when left out.</param>
    /// <param name="validation">
    /// The samples to measure it on after every epoch. When left out, <see cref="TrainingOptions.ValidationShare"/> of the others is held out:
    /// a random part, or the end where <see cref="TrainingOptions.Shuffles"/> is false.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends training after the step under way, without an exception. A read of samples that are not in memory is not waited for, and may go on for
    /// a while after training has ended. The network keeps what it has learned; with
    /// <see cref="TrainingOptions.EarlyStopping"/> it gets the parameters of the best epoch, if one was completed.
    /// </param>
    /// <returns>What each epoch gave.</returns>
    /// <exception cref="ArgumentException">
    /// The samples do not fit the network, there is none, none counts, a feature or a target is not finite, a label is no class, or two options
    /// exclude each other. What is in memory is checked before the first step, and other samples before the step that takes them.
    /// </exception>
    /// <exception cref="IOException">The checkpoint cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The checkpoint may not be written.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being finite.</exception>
    /// <exception cref="NetworkFileException">The checkpoint to go on from is damaged, or of another training.</exception>
    public static TrainingHistory Fit<TTarget>(
        ITrainableNetwork<TTarget> network,
        Dataset<TTarget> training,
        TrainingOptions? options = null,
        Dataset<TTarget>? validation = null,
        CancellationToken cancellationToken = default)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        options ??= new TrainingOptions();
        bool validates = validation is not null || options.ValidationShare > 0;
        OptionRules.Require(options, validation is not null, validates, tellsClasses: validates && typeof(TTarget) == typeof(int));
        RequireFit(network, training, nameof(training));
        if (validation is not null)
            RequireFit(network, validation, nameof(validation));
        if (options.CheckpointPath is { } path)
            CheckpointFolder.RequireWritable(path);
        SampleIndices? kept = null, heldOut = null;
        string validationParameter = nameof(validation);
        if (options.ValidationShare > 0)
        {
            (SampleIndices first, SampleIndices second) = training.SplitIndices(options.ValidationShare, options.Shuffles ? options.Seed : null);
            (kept, heldOut) = (first, second);
            (training, validation) = (training.Subset(first), training.Subset(second));
            validationParameter = nameof(training);
        }

        SampleCheck<TTarget>? trainingCheck = Check(network, training, nameof(training), kept);
        SampleCheck<TTarget>? validationCheck = validation is null ? null : Check(network, validation, validationParameter, heldOut);
        using Evaluator<TTarget>? evaluator = validation is null ? null : new(network, validation, EvaluationBatchSize, validationCheck);
        using var run = new TrainingRun<TTarget>(network, training, trainingCheck, evaluator, options);
        return run.Run(cancellationToken);
    }

    /// <summary>Measures a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The samples, at least one.</param>
    /// <exception cref="ArgumentException">The samples do not fit the network, there is none, or the loss does not take a target.</exception>
    public static Evaluation Evaluate<TTarget>(ITrainableNetwork<TTarget> network, Dataset<TTarget> dataset)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        RequireFit(network, dataset, nameof(dataset));
        var check = new SampleCheck<TTarget>(network.Description, nameof(dataset), isForTraining: false);
        using var evaluator = new Evaluator<TTarget>(network, dataset, EvaluationBatchSize, check);
        return evaluator.Run();
    }

    /// <summary>Checks a dataset in memory at once; the check of any other is returned, to be made as it is read.</summary>
    private static SampleCheck<TTarget>? Check<TTarget>(INetwork network, Dataset<TTarget> dataset, string parameter, SampleIndices? indices)
        where TTarget : unmanaged
    {
        var check = new SampleCheck<TTarget>(network.Description, parameter, isForTraining: true, indices);
        if (!dataset.IsInMemory)
            return check;
        check.RequireAll(dataset);
        return null;
    }

    private static void RequireFit<TTarget>(INetwork network, Dataset<TTarget> dataset, string parameter)
        where TTarget : unmanaged
    {
        NetworkDescription description = network.Description;
        int targets = typeof(TTarget) == typeof(int) ? 1 : description.OutputSize;
        if (dataset.Count == 0)
            throw new ArgumentException("There is no sample.", parameter);
        if (dataset.InputSize != description.InputSize)
            throw new ArgumentException(Text($"{description.Name} takes {description.InputSize} features, not {dataset.InputSize}."), parameter);
        if (dataset.TargetSize != targets)
            throw new ArgumentException(Text($"{description.Name} takes {targets} targets a sample, not {dataset.TargetSize}."), parameter);

        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
