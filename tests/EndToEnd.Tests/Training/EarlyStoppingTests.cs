using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Training;

public class EarlyStoppingTests
{
    // Labels at random, learned by heart: on others the network only gets worse.
    private static readonly Dataset<int> Noise = Dataset.From(Points(1), point => point, point => point[0] * 7919 % 1 < 0.5f ? 0 : 1);
    private static readonly Dataset<int> OtherNoise = Dataset.From(Points(2), point => point, point => point[0] * 6997 % 1 < 0.5f ? 0 : 1);

    [Theory]
    [InlineData(TrainingMetric.Loss)]
    [InlineData(TrainingMetric.Accuracy)]
    public void Training_ends_when_it_no_longer_helps_and_the_best_parameters_come_back(TrainingMetric metric)
    {
        CompiledNetwork network = Circle.Load();
        TrainingHistory history = Trainer.Fit(
            network.Learner(),
            Noise,
            new() { Epochs = 500, LearningRate = 0.2f, EarlyStopping = new() { Patience = 5, Metric = metric } },
            OtherNoise);
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        TrainingEpoch best = metric == TrainingMetric.Loss
            ? history.Epochs.MinBy(epoch => epoch.ValidationLoss)!
            : history.Epochs.MaxBy(epoch => epoch.ValidationAccuracy)!;
        Assert.Equal(best, history.Best);
        Assert.Equal(best.Epoch + 5, history.Epochs.Length);

        Evaluation evaluation = Trainer.Evaluate(network.Learner(), OtherNoise);
        Assert.Equal(best.ValidationLoss, evaluation.Loss);
        Assert.Equal(best.ValidationAccuracy, evaluation.Accuracy);
    }

    [Fact]
    public void An_improvement_that_is_too_small_is_none()
    {
        TrainingHistory history = Trainer.Fit(
            Circle.Load().Learner(),
            Circle.Points(200),
            new() { Epochs = 50, LearningRate = 0.001f, EarlyStopping = new() { Patience = 3, MinimumImprovement = 10, Metric = TrainingMetric.TrainingLoss } });
        Assert.Equal(4, history.Epochs.Length);
        Assert.Equal(1, history.Best!.Epoch);
    }

    [Fact]
    public void The_best_parameters_come_back_when_the_epochs_are_over_as_well()
    {
        CompiledNetwork network = Circle.Load(), other = Circle.Load();
        TrainingHistory history = Trainer.Fit(
            network.Learner(), Noise, new() { Epochs = 40, LearningRate = 0.2f, EarlyStopping = new() { Patience = 100 } }, OtherNoise);
        Assert.Equal(TrainingEnd.Completed, history.End);
        Assert.True(history.Best!.Epoch < 40);
        Trainer.Fit(other.Learner(), Noise, new() { Epochs = history.Best.Epoch, LearningRate = 0.2f }, OtherNoise);
        Assert.Equal(other.Parameters, network.Parameters);
    }

    [Fact]
    public void The_training_loss_can_be_what_is_watched()
    {
        CompiledNetwork network = Circle.Load();
        TrainingHistory history = Trainer.Fit(
            network.Learner(), Noise,
            new() { Epochs = 30, LearningRate = 2, EarlyStopping = new() { Patience = 30, Metric = TrainingMetric.TrainingLoss } }, OtherNoise);
        Assert.Equal(history.Epochs.MinBy(epoch => epoch.Loss), history.Best);
    }

    [Fact]
    public void The_best_parameters_come_back_when_training_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        CompiledNetwork network = Circle.Load(), other = Circle.Load();
        TrainingOptions options(int epochs, IProgress<TrainingProgress>? progress) => new()
        {
            Epochs = epochs,
            LearningRate = 0.2f,
            Progress = progress,
            EarlyStopping = new() { Patience = 1000 },
        };
        var progress = new CancelsAfter(60, source);
        TrainingHistory history = Trainer.Fit(network.Learner(), Noise, options(500, progress), OtherNoise, source.Token);
        Assert.Equal(TrainingEnd.Cancelled, history.End);
        Assert.True(history.Best!.Epoch < 60);
        Trainer.Fit(other.Learner(), Noise, options(history.Best.Epoch, null), OtherNoise);
        Assert.Equal(other.Parameters, network.Parameters);
    }

    private sealed class CancelsAfter(int epoch, CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed?.Epoch == epoch)
                source.Cancel();
        }
    }

    private static float[][] Points(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 60).Select(_ => new[] { random.NextSingle(), random.NextSingle() })];
    }
}
