using System.Diagnostics;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Whoever cancels does not wait for a slow dataset, nor for more than a batch.</summary>
public sealed class CancellationTests : IDisposable
{
    // A read takes two seconds.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source = new();
    private long _cancelled;

    public void Dispose() => _source.Dispose();

    [Fact]
    public void Training_that_waits_for_samples_ends_at_once()
    {
        TrainingHistory history = Trainer.Fit(
            new LinearNetwork(2, 2), new SlowDataset<float>(LinearData.Sums(100), from: 3, Cancel), new() { BatchSize = 10 }, cancellationToken: _source.Token);

        Assert.Equal(TrainingEnd.Cancelled, history.End);
        AssertAtOnce();
    }

    [Fact]
    public void Training_that_waits_for_validation_samples_ends_at_once()
    {
        TrainingHistory history = Trainer.Fit(
            new LinearNetwork(2, 2),
            LinearData.Sums(100),
            new() { BatchSize = 10 },
            new SlowDataset<float>(LinearData.Sums(100), from: 1, Cancel),
            _source.Token);

        Assert.Equal(TrainingEnd.Cancelled, history.End);
        AssertAtOnce();
    }

    /// <summary>The steps since the start of the epoch would be repeated, from samples that are read once more.</summary>
    [Fact]
    public void Training_that_diverged_repeats_no_steps_of_slow_samples()
    {
        const int Bad = 5;
        var network = new LinearNetwork(2, 2);
        float[] before = [.. network.Parameters];
        int steps = 0;
        // The reader is ahead of the steps: it is in a slow reading when the fifth one goes wrong.
        network.Computing = () =>
        {
            if (++steps == Bad)
            {
                network.Parameters.AsSpan().Fill(float.NaN);
                Cancel();
            }
        };
        Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(
            network,
            new SlowDataset<float>(LinearData.Sums(100), from: Bad + 2),
            new() { BatchSize = 10, LearningRate = 0.1f, Shuffles = false },
            cancellationToken: _source.Token));

        Assert.Equal(before, network.Parameters);
        AssertAtOnce();
    }

    [Fact]
    public void An_evaluation_that_waits_for_samples_ends_at_once()
    {
        Assert.Throws<OperationCanceledException>(() => Trainer.Evaluate(
            new LinearNetwork(2, 2), new SlowDataset<float>(LinearData.Sums(1_000), from: 2, Cancel), _source.Token));
        AssertAtOnce();
    }

    [Fact]
    public void Predictions_that_wait_for_samples_end_at_once()
    {
        Assert.Throws<OperationCanceledException>(() => Trainer.Predict(
            new LinearNetwork(2, 2), new SlowDataset<float>(LinearData.Sums(1_000), from: 2, Cancel), _source.Token));
        AssertAtOnce();
    }

    /// <summary>The loss of the batch is there already, its predictions are not made any more.</summary>
    [Fact]
    public void An_evaluation_ends_within_a_batch()
    {
        int calls = 0;
        var network = new LinearNetwork(2, 2) { Computing = () => { calls++; _source.Cancel(); } };

        Assert.Throws<OperationCanceledException>(() => Trainer.Evaluate(network, LinearData.Sums(1_000), _source.Token));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Predictions_end_after_a_batch()
    {
        int calls = 0;
        var network = new LinearNetwork(2, 2) { Computing = () => { calls++; _source.Cancel(); } };

        Assert.Throws<OperationCanceledException>(() => Trainer.Predict(network, LinearData.Sums(1_000), _source.Token));
        Assert.Equal(1, calls);
    }

    private void Cancel()
    {
        if (_source.IsCancellationRequested)
            return;
        _cancelled = Stopwatch.GetTimestamp();
        _source.Cancel();
    }

    private void AssertAtOnce() => Assert.InRange(Stopwatch.GetElapsedTime(_cancelled), TimeSpan.Zero, Moment);
}
