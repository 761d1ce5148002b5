using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>Estimates how well a kind of network does on samples that it was not trained with, from all samples.</summary>
/// <remarks>
/// <code>
/// CrossValidationResult result = CrossValidation.Run(() => new DigitClassifier(seed: 1), digits, folds: 5, new() { Epochs = 20 });
/// Console.WriteLine(result.Accuracy);
/// </code>
/// </remarks>
public static class CrossValidation
{
    /// <summary>
    /// Divides the samples into parts of the same size, the folds, and trains a new network for each of them with all the other samples. The
    /// network is then evaluated on the fold, of which it knows nothing: not even when to stop, for which
    /// <see cref="TrainingOptions.ValidationShare"/> holds out some of the other samples.
    /// </summary>
    /// <remarks>
    /// If the samples have one label each, every fold has the same proportion of each class as the whole, up to rounding. Other samples are
    /// shuffled. If <see cref="TrainingOptions.Shuffles"/> is false, each fold is a piece of the samples in their order.
    /// </remarks>
    /// <param name="createNetwork">Creates a network. It is called once for each fold. Use the same seed in all calls, so that only the samples differ.</param>
    /// <param name="dataset">The samples, at least as many as folds.</param>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="options">The options of each training, or null for the default options. No option can name a file.</param>
    /// <param name="cancellationToken">Cancels the training or evaluation under way, after the current step.</param>
    /// <returns>The evaluations of the folds, with mean and standard deviation.</returns>
    /// <exception cref="ArgumentException">
    /// The samples do not match the network, there are fewer of them than folds, one cannot be trained on, the options exclude each other, or
    /// a network is returned twice.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CrossValidationResult Run<TInput, TTarget>(
        Func<ITrainableNetwork<TInput, TTarget>> createNetwork,
        Dataset<TInput, TTarget> dataset,
        int folds = 5,
        TrainingOptions? options = null,
        CancellationToken cancellationToken = default)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(createNetwork);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        options ??= new TrainingOptions();
        if (dataset.Count < folds)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The dataset has {dataset.Count} samples; {folds} folds need at least {folds}."), nameof(dataset));
        }

        if (OptionFile.Of(options).Select(file => file.Option).FirstOrDefault() is { } option)
            throw new ArgumentException($"{option} names one file, but each fold is trained separately: leave it out.", nameof(options));

        int[] order = OrderOf(dataset, options);
        var evaluations = ImmutableArray.CreateBuilder<Evaluation>(folds);
        var networks = new HashSet<object>(ReferenceEqualityComparer.Instance);
        for (int fold = 0; fold < folds; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ITrainableNetwork<TInput, TTarget> network = createNetwork();
            if (!networks.Add(network))
                throw new ArgumentException("'createNetwork' returned a network that is already trained; it must create a new one for each fold.", nameof(createNetwork));
            // An error then names a sample's index in the whole dataset.
            if (fold == 0)
                Trainer.RequireSamples(network, dataset, nameof(dataset));
            (int first, int end) = (Start(fold), Start(fold + 1));
            Trainer.Fit(network, dataset.Subset([.. order.AsSpan(0, first), .. order.AsSpan(end)]), options, cancellationToken: cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            evaluations.Add(Trainer.Evaluate(network, dataset.Subset(order.AsSpan(first, end - first)), cancellationToken));
        }

        return new CrossValidationResult(evaluations.MoveToImmutable());

        int Start(int fold) => (int)((long)fold * order.Length / folds);
    }

    private static int[] OrderOf<TInput, TTarget>(Dataset<TInput, TTarget> dataset, TrainingOptions options)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        if (options.Shuffles && dataset is Dataset<TInput, int> { TargetSize: 1 } classes)
            return StratifiedOrder.Of(classes, options.Seed);
        int[] order = [.. Enumerable.Range(0, dataset.Count)];
        if (options.Shuffles)
            new SplitMix64(options.Seed).ShuffleIndices(order);
        return order;
    }
}
