using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>Options mean what they say, or are refused.</summary>
public class TrainingOptionTests
{
    [Fact]
    public void Without_shuffling_the_end_is_held_out_and_the_order_kept()
    {
        CompiledNetwork network = Circle.Load(), other = Circle.Load();
        Dataset<int> points = Circle.Points(100);
        TrainingHistory history = Trainer.Fit(
            network.Learner(), points, new() { Epochs = 3, BatchSize = 8, LearningRate = 0.1f, Shuffles = false, ValidationShare = 0.25 });
        TrainingHistory expected = Trainer.Fit(
            other.Learner(), points.Subset([.. Enumerable.Range(0, 75)]),
            new() { Epochs = 3, BatchSize = 8, LearningRate = 0.1f, Shuffles = false }, points.Subset([.. Enumerable.Range(75, 25)]));
        Assert.Equal(other.Parameters, network.Parameters);
        Assert.Equal(expected.Epochs[^1].ValidationLoss, history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void A_plateau_that_maximizes_is_told_the_validation_accuracy()
    {
        var plateau = new ReduceOnPlateau(0.1, 0.5, patience: 0, maximizes: true);
        Recorder recorder = new(Circle.Load().Learner());
        TrainingHistory history = Trainer.Fit(
            recorder, Circle.Points(100), new() { Epochs = 20, BatchSize = 100, Plateau = plateau }, Circle.Points(50, seed: 2));
        var expected = new List<float>();
        foreach (TrainingEpoch epoch in history.Epochs)
        {
            expected.Add(plateau.LearningRate);
            plateau.Report(epoch.ValidationAccuracy);
        }

        Assert.Equal(expected, recorder.Rates);
        // It fell, and not in every epoch: by the loss it would do so with every improvement.
        Assert.InRange(expected.Distinct().Count(), 2, 19);
    }

    [Fact]
    public void A_learning_rate_that_nobody_set_is_refused()
    {
        CompiledNetwork network = Circle.Load();
        float[] before = network.Parameters;
        Refuses("options", "Plateau", new() { Plateau = new() });
        Refuses("options", "validation accuracy", new() { Plateau = new(0.1, maximizes: true) });
        ILearningRateSchedule[] schedules =
            [default(ConstantSchedule), default(StepSchedule), default(ExponentialSchedule), default(CosineSchedule), default(OneCycleSchedule)];
        Assert.All(schedules, schedule =>
            Assert.Throws<InvalidOperationException>(() => Trainer.Fit(network.Learner(), Circle.Points(10), new() { Schedule = schedule })));
        Assert.Equal(before, network.Parameters);

        void Refuses(string parameter, string what, TrainingOptions options) => Assert.Contains(
            what,
            Assert.Throws<ArgumentException>(parameter, () => Trainer.Fit(network.Learner(), Circle.Points(10), options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_out_of_range_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new TrainingOptions { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new TrainingOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new TrainingOptions { LearningRate = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("ValidationShare", () => new TrainingOptions { ValidationShare = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new EarlyStopping { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumImprovement", () => new EarlyStopping { MinimumImprovement = -1 });
    }

    /// <summary>The time left is more than a TimeSpan can tell.</summary>
    [Fact]
    public void As_many_epochs_as_there_can_be_are_reported()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<TrainingProgress>();
        var progress = new Reports(report =>
        {
            reports.Add(report);
            source.Cancel();
        });
        TrainingHistory history = Trainer.Fit(
            Circle.Load().Learner(), new Endless(), new() { Epochs = int.MaxValue, BatchSize = 1, Progress = progress },
            cancellationToken: source.Token);
        Assert.Equal(TrainingEnd.Cancelled, history.End);
        Assert.Equal((TimeSpan.MaxValue, 1, int.MaxValue), (reports[0].TimeLeft, reports[0].Epoch, reports[0].Epochs));
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_is_found_before_the_first_step()
    {
        CompiledNetwork network = Circle.Load();
        float[] before = network.Parameters;
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        TrainingOptions missing = new() { CheckpointPath = Path.Combine(folder, "checkpoint") };
        string message = Assert.Throws<DirectoryNotFoundException>(() => Trainer.Fit(network.Learner(), Circle.Points(10), missing)).Message;
        Assert.Contains(folder, message, StringComparison.Ordinal);
        Assert.Contains(nameof(TrainingOptions.CheckpointPath), message, StringComparison.Ordinal);

        Directory.CreateDirectory(folder);
        TrainingOptions taken = new() { CheckpointPath = folder };
        Assert.Contains("folder", Assert.Throws<UnauthorizedAccessException>(() => Trainer.Fit(network.Learner(), Circle.Points(10), taken)).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);

        Trainer.Fit(network.Learner(), Circle.Points(10), new() { Epochs = 1, CheckpointPath = missing.CheckpointPath });
        // Nothing but the checkpoint is left.
        Assert.Equal([missing.CheckpointPath], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Reports(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }

    /// <summary>So many samples that an epoch takes longer than anyone waits. The first one is read long after training began.</summary>
    private sealed class Endless() : Dataset<int>(1_000_000, 2, 1)
    {
        private bool _isRead;

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            inputs.Clear();
            targets.Clear();
            if (_isRead)
                return;
            _isRead = true;
            Thread.Sleep(150);
        }
    }
}
