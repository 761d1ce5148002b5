using System.Globalization;

namespace NetGen;

/// <summary>Trains and evaluates networks.</summary>
/// <remarks>
/// <code>
/// TrainingHistory history = Trainer.Fit(network, digits, new() { Epochs = 20, LearningRate = 0.1f, ValidationShare = 0.2 });
/// </code>
/// </remarks>
public static partial class Trainer
{
    /// <summary>Trains a network.</summary>
    /// <param name="network">The network. Training starts with its current parameters.</param>
    /// <param name="training">The training samples.</param>
    /// <param name="options">The options, or null for the default options.</param>
    /// <param name="validation">
    /// The samples to evaluate the network on after every epoch. If it is null, <see cref="TrainingOptions.ValidationShare"/> of the
    /// training samples is held out: a random part, or the end if <see cref="TrainingOptions.Shuffles"/> is false.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends training after the current step, without an exception. Samples that are not in memory may still be read for a while after
    /// training has ended. The network keeps what it has learned so far. With <see cref="TrainingOptions.EarlyStopping"/>, it gets the
    /// parameters of the best epoch, if an epoch was completed.
    /// </param>
    /// <returns>The results of each epoch.</returns>
    /// <exception cref="ArgumentException">
    /// The samples do not match the network, there are no samples or none of them counts, a feature or a target is not finite, a label or
    /// a token is out of range, or two options exclude each other. Samples in memory are checked before the first step, and other samples before the
    /// step that uses them.
    /// </exception>
    /// <exception cref="IOException">A file that an option names cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to such a file is denied.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient is not finite.</exception>
    /// <exception cref="NetworkFileException">The checkpoint is damaged or belongs to another training.</exception>
    public static TrainingHistory Fit<TInput, TTarget>(
        ITrainableNetwork<TInput, TTarget> network,
        Dataset<TInput, TTarget> training,
        TrainingOptions? options = null,
        Dataset<TInput, TTarget>? validation = null,
        CancellationToken cancellationToken = default)
        where TInput : unmanaged
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
        foreach ((string option, string path) in OptionFile.Of(options))
            OptionFile.RequireWritable(option, path);
        SampleIndices? kept = null, heldOut = null;
        string validationParameter = nameof(validation);
        if (options.ValidationShare > 0)
        {
            (SampleIndices first, SampleIndices second) = training.SplitIndices(options.ValidationShare, options.Shuffles ? options.Seed : null);
            (kept, heldOut) = (first, second);
            (training, validation) = (training.Subset(first), training.Subset(second));
            validationParameter = nameof(training);
        }

        SampleCheck<TInput, TTarget>? trainingCheck = Check(network, training, nameof(training), kept);
        SampleCheck<TInput, TTarget>? validationCheck = validation is null ? null : Check(network, validation, validationParameter, heldOut);
        using Evaluator<TInput, TTarget>? evaluator = validation is null ? null : new(network, validation, EvaluationBatchSize, validationCheck, measuresErrors: false);
        using var run = new TrainingRun<TInput, TTarget>(network, training, trainingCheck, evaluator, options);
        return run.Run(cancellationToken);
    }

    /// <summary>Checks a dataset in memory at once; the check of any other is returned, to be made as it is read.</summary>
    internal static SampleCheck<TInput, TTarget>? Check<TInput, TTarget>(INetwork network, Dataset<TInput, TTarget> dataset, string parameter, SampleIndices? indices)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        var check = new SampleCheck<TInput, TTarget>(network.Description, parameter, isForTraining: true, indices);
        if (!dataset.IsInMemory)
            return check;
        check.RequireAll(dataset);
        return null;
    }

    /// <summary>Checks all samples of a dataset, wherever they are.</summary>
    internal static void RequireSamples<TInput, TTarget>(INetwork network, Dataset<TInput, TTarget> dataset, string parameter)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        RequireFit(network, dataset, parameter);
        new SampleCheck<TInput, TTarget>(network.Description, parameter, isForTraining: true).RequireAll(dataset);
    }

    internal static void RequireFit<TInput, TTarget>(INetwork network, Dataset<TInput, TTarget> dataset, string parameter)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        NetworkDescription description = network.Description;
        RequireInputs(network, dataset, parameter);
        int targets = typeof(TTarget) == typeof(int) ? description.OutputRows : description.OutputSize;
        if (dataset.TargetSize != targets)
            throw new ArgumentException(Text($"The dataset has {dataset.TargetSize} targets per sample; {description.Name} takes {targets}."), parameter);
    }

    private static void RequireInputs<TInput, TTarget>(INetwork network, Dataset<TInput, TTarget> dataset, string parameter)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        NetworkDescription description = network.Description;
        if (dataset.Count == 0)
            throw new ArgumentException("The dataset has no samples.", parameter);
        if (dataset.InputSize != description.InputSize)
            throw new ArgumentException(Text($"The dataset has {dataset.InputSize} {InputNames.Of<TInput>()} per sample; {description.Name} takes {description.InputSize}."), parameter);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
