using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Finds out which learning rates suit a network and its samples: it makes some steps with a rate that grows exponentially, and watches the loss
/// (Smith 2017).
/// </summary>
/// <remarks>
/// <code>
/// LearningRateCurve curve = LearningRateFinder.Run(network, digits);
/// Trainer.Fit(network, digits, new() { LearningRate = curve.Suggestion ?? 0.01f });
/// </code>
/// </remarks>
public static class LearningRateFinder
{
    // The loss of a batch is noisy: what is looked at is its moving average, as if that had begun long ago.
    private const double Smoothing = 0.95;
    private const double ExplodedBy = 4;

    /// <summary>Makes the steps. Afterwards, the network, its optimiser included, is what it was.</summary>
    /// <param name="network">The network. Rates are found for its current parameters.</param>
    /// <param name="dataset">The training samples, in random order, as often as there are steps for.</param>
    /// <param name="options">The options, or null for the default options.</param>
    /// <param name="cancellationToken">Cancels the search after the current step.</param>
    /// <returns>The loss at each rate, and a suggestion.</returns>
    /// <exception cref="ArgumentException">
    /// The samples do not match the network, there are no samples or none of them counts, a feature or a target is not finite, or a label or a
    /// token is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static LearningRateCurve Run<TInput, TTarget>(
        ITrainableNetwork<TInput, TTarget> network,
        Dataset<TInput, TTarget> dataset,
        LearningRateFinderOptions? options = null,
        CancellationToken cancellationToken = default)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new LearningRateFinderOptions();
        if (options.Minimum >= options.Maximum)
            throw new ArgumentException(FormattableString.Invariant($"Minimum is {options.Minimum}; it must be below Maximum, {options.Maximum}."), nameof(options));
        Trainer.RequireFit(network, dataset, nameof(dataset));
        SampleCheck<TInput, TTarget>? check = Trainer.Check(network, dataset, nameof(dataset), indices: null);
        var before = new NetworkState(network.Description);
        before.CopyFrom(network);
        try
        {
            return new LearningRateCurve(Sweep(network, dataset, check, options, cancellationToken));
        }
        finally
        {
            before.CopyTo(network);
        }
    }

    private static ImmutableArray<LearningRatePoint> Sweep<TInput, TTarget>(
        ITrainableNetwork<TInput, TTarget> network,
        Dataset<TInput, TTarget> dataset,
        SampleCheck<TInput, TTarget>? check,
        LearningRateFinderOptions options,
        CancellationToken cancellationToken)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        using var reader = new BatchReader<TInput, TTarget>(dataset, options.BatchSize);
        var random = new SplitMix64(options.Seed);
        var points = ImmutableArray.CreateBuilder<LearningRatePoint>(options.Steps);
        double average = 0, best = double.PositiveInfinity;
        while (points.Count < options.Steps)
        {
            double weight = 0;
            reader.BeginShuffled(ref random, cancellationToken);
            for (int first = 0; points.Count < options.Steps && reader.TryRead(out Batch<TInput, TTarget> batch, cancellationToken); first += batch.Count)
            {
                check?.Require(batch, first, reader.Order);
                double counted = CountedTargets.Weight(batch.Targets, network.Description);
                if (counted == 0)
                    continue;
                weight += counted;
                float rate = options.RateAt(points.Count);
                float loss = network.TrainStep(batch.Inputs, batch.Targets, rate);
                average = (Smoothing * average) + ((1 - Smoothing) * loss);
                double smoothed = average / (1 - Math.Pow(Smoothing, points.Count + 1));
                if (!double.IsFinite(smoothed))
                    return points.ToImmutable();
                points.Add(new LearningRatePoint(rate, loss, smoothed));
                best = Math.Min(best, smoothed);
                if (smoothed > ExplodedBy * best)
                    return points.ToImmutable();
            }

            check?.RequireWeight(weight);
        }

        return points.ToImmutable();
    }
}
