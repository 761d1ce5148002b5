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
    /// The samples to measure it on after every epoch. When left out, <see cref="TrainingOptions.ValidationShare"/> of the others is held out.
    /// </param>
    /// <param name="cancellation">Ends training after the step under way; the network keeps what it has learned.</param>
    /// <returns>What each epoch gave.</returns>
    /// <exception cref="ArgumentException">The samples do not fit the network, there is none, or two options exclude each other.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being finite.</exception>
    /// <exception cref="NetworkFileException">The checkpoint to go on from is damaged, or of another training.</exception>
    public static TrainingHistory Fit<TTarget>(
        ITrainableNetwork<TTarget> network,
        Dataset<TTarget> training,
        TrainingOptions? options = null,
        Dataset<TTarget>? validation = null,
        CancellationToken cancellation = default)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        options ??= new TrainingOptions();
        RequireFit(network, training, nameof(training));
        if (options.ValidationShare > 0)
        {
            if (validation is not null)
                throw new ArgumentException("A validation set is given: leave ValidationShare at 0.", nameof(options));
            (training, validation) = training.Split(options.ValidationShare, options.Seed);
        }

        if (validation is not null)
            RequireFit(network, validation, nameof(validation));
        RequireConsistent(options, tellsClasses: validation is not null && typeof(TTarget) == typeof(int));
        using Evaluator<TTarget>? evaluator = validation is null ? null : new(network, validation, EvaluationBatchSize);
        using var run = new TrainingRun<TTarget>(network, training, evaluator, options);
        return run.Run(cancellation);
    }

    /// <summary>Measures a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The samples, at least one.</param>
    /// <exception cref="ArgumentException">The samples do not fit the network, or there is none.</exception>
    public static Evaluation Evaluate<TTarget>(ITrainableNetwork<TTarget> network, Dataset<TTarget> dataset)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        RequireFit(network, dataset, nameof(dataset));
        using var evaluator = new Evaluator<TTarget>(network, dataset, EvaluationBatchSize);
        return evaluator.Run();
    }

    private static void RequireConsistent(TrainingOptions options, bool tellsClasses)
    {
        if (options is { Schedule: not null, Plateau: not null })
            throw new ArgumentException("The learning rate follows a schedule or falls on a plateau, not both.", nameof(options));
        if (options is { Resumes: true, CheckpointPath: null })
            throw new ArgumentException("Training can only be resumed from a CheckpointPath.", nameof(options));
        if (options.EarlyStopping is { Metric: TrainingMetric.Accuracy } && !tellsClasses)
            throw new ArgumentException("To stop by accuracy takes a validation set with class indices.", nameof(options));
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
