using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class FitAsyncTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 3, LearningRate = 0.1f };

    [Fact]
    public async Task It_does_what_Fit_does()
    {
        LinearNetwork network = new(2, 2, seed: 1), other = new(2, 2, seed: 1);
        TrainingHistory history = await Trainer.FitAsync(network, LinearData.Sums(100), Options, LinearData.Sums(50, seed: 2));
        TrainingHistory expected = Trainer.Fit(other, LinearData.Sums(100), Options, LinearData.Sums(50, seed: 2));

        Assert.Equal(other.Parameters, network.Parameters);
        Assert.Equal(
            expected.Epochs.Select(epoch => epoch with { Elapsed = default }), history.Epochs.Select(epoch => epoch with { Elapsed = default }));
    }

    /// <summary>Training waits for this thread, and this thread does not wait for it.</summary>
    [Fact]
    public async Task The_caller_goes_on()
    {
        using var goes = new ManualResetEventSlim();
        int? thread = null;
        var network = new LinearNetwork(2, 2) { Computing = () => { thread ??= Environment.CurrentManagedThreadId; goes.Wait(); } };
        int caller = Environment.CurrentManagedThreadId;
        Task<TrainingHistory> training = Trainer.FitAsync(network, LinearData.Sums(100), Options);
        Assert.False(training.IsCompleted);
        goes.Set();
        await training;
        Assert.NotEqual(caller, thread);
    }

    [Fact]
    public async Task Progress_is_reported()
    {
        var progress = new Reports();
        await Trainer.FitAsync(new LinearNetwork(2, 2), LinearData.Sums(100), Options with { Progress = progress });
        Assert.Equal([1, 2, 3], progress.Epochs);
    }

    [Fact]
    public async Task Cancelling_ends_it_as_it_ends_Fit()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        var network = new LinearNetwork(2, 2) { Computing = () => { if (++steps == 2) source.Cancel(); } };
        TrainingHistory history = await Trainer.FitAsync(network, LinearData.Sums(1_000), Options, cancellationToken: source.Token);
        Assert.Equal((TrainingEnd.Cancelled, 2), (history.End, network.Steps));

        // Even one that is cancelled before it begins.
        Assert.Equal(TrainingEnd.Cancelled, (await Trainer.FitAsync(network, LinearData.Sums(10), Options, cancellationToken: source.Token)).End);
    }

    [Fact]
    public async Task What_Fit_refuses_fails_the_task()
    {
        var network = new LinearNetwork(2, 2);
        await Assert.ThrowsAsync<ArgumentException>("training", () => Trainer.FitAsync(network, LinearData.Sums(1).Subset(), Options));
        await Assert.ThrowsAsync<ArgumentException>("options", () => Trainer.FitAsync(network, LinearData.Sums(10), Options with { Resumes = true }));
        await Assert.ThrowsAsync<ArgumentNullException>("network", () => Trainer.FitAsync<float, float>(null!, LinearData.Sums(10)));
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<int> Epochs { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.Completed is { } epoch)
                Epochs.Add(epoch.Epoch);
        }
    }
}
