using System.Text;
using System.Text.RegularExpressions;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>When checkpoints are written: as often as asked for, or as costs little, and in any case when training ends.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 6;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Without_an_interval_there_is_one_after_every_epoch()
    {
        var steps = new List<long>();
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(64), Options(TimeSpan.Zero, epoch => steps.Add(SavedStep())));

        Assert.Equal([2, 4, 6, 8, 10, 12], steps);
    }

    [Fact]
    public void Within_an_interval_there_is_none_but_that_of_the_last_epoch()
    {
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(64), Options(TimeSpan.FromHours(1), epoch => Assert.False(File.Exists(_path))));

        Assert.Equal(2 * Epochs, SavedStep());
        AssertResumesFrom(Epochs);
    }

    /// <summary>A checkpoint holds the whole history, so that writing one at every epoch would cost more from epoch to epoch.</summary>
    [Fact]
    public void Left_out_short_epochs_share_one()
    {
        const int Short = 3_000;
        var times = new HashSet<DateTime>();
        TrainingOptions options = Options(null, epoch => times.Add(File.GetLastWriteTimeUtc(_path))) with { Epochs = Short, BatchSize = 4 };
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(4), options);

        Assert.InRange(times.Count, 1, Short / 2);
        Assert.Equal(Short, SavedStep());
    }

    [Fact]
    public void Cancelled_training_leaves_its_last_whole_epoch()
    {
        using var source = new CancellationTokenSource();
        Trainer.Fit(
            Circle.Load().Learner(), new Failing(Circle.Points(64), 7, source.Cancel), Options(TimeSpan.FromHours(1)), cancellationToken: source.Token);

        AssertResumesFrom(2);
    }

    /// <summary>Before the first step of the third epoch, and after it.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Training_that_fails_leaves_its_last_whole_epoch(int reading)
    {
        Dataset<int> points = new Failing(Circle.Points(64), reading, () => throw new InvalidOperationException("The cable was pulled."));

        Assert.Throws<InvalidOperationException>(() => Trainer.Fit(Circle.Load().Learner(), points, Options(TimeSpan.FromHours(1))));
        AssertResumesFrom(2);
    }

    [Fact]
    public void Training_that_diverges_leaves_its_last_whole_epoch()
    {
        TrainingOptions options = Options(TimeSpan.FromHours(1)) with { Schedule = new Leap(at: 4) };

        Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(Circle.Load().Learner(), Circle.Points(64), options));
        AssertResumesFrom(2);
    }

    /// <summary>One tells what a checkpoint saves and recovery goes back to, whether the parameters are finite, and what the best ones are.</summary>
    [Fact]
    public void An_epoch_copies_the_parameters_once()
    {
        var recorder = new Recorder(Circle.Load().Learner());
        TrainingOptions options = Options(TimeSpan.Zero) with { EarlyStopping = new() { Metric = TrainingMetric.TrainingLoss } };
        Trainer.Fit(recorder, Circle.Points(64), options);

        Assert.Equal((Epochs + 1, Epochs + 1), (recorder.ParameterCopies, recorder.OptimizerCopies));
    }

    [Fact]
    public void An_interval_is_not_negative() => Assert.Contains(
        "The time between checkpoints must be at least 0.",
        Assert.Throws<ArgumentOutOfRangeException>("CheckpointInterval", () => new TrainingOptions { CheckpointInterval = TimeSpan.FromTicks(-1) }).Message,
        StringComparison.Ordinal);

    /// <summary>What follows is the same as in training that was never interrupted.</summary>
    private void AssertResumesFrom(int epochs)
    {
        Assert.Equal(2 * epochs, SavedStep());
        CompiledNetwork whole = Circle.Load(), resumed = Circle.Load(seed: 99);
        Trainer.Fit(whole.Learner(), Circle.Points(64), Options(null) with { Epochs = Epochs + 2, CheckpointPath = null });
        Trainer.Fit(resumed.Learner(), Circle.Points(64), Options(null) with { Epochs = Epochs + 2, Resumes = true });
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    private long SavedStep() =>
        long.Parse(Regex.Match(Encoding.UTF8.GetString(File.ReadAllBytes(_path)), "\"training.step\":\"([0-9]+)\"").Groups[1].Value, null);

    private TrainingOptions Options(TimeSpan? interval, Action<int>? completed = null) => new()
    {
        Epochs = Epochs,
        BatchSize = 32,
        LearningRate = 0.01f,
        Seed = 5,
        CheckpointPath = _path,
        CheckpointInterval = interval,
        Progress = completed is null ? null : new Hears(completed),
    };

    private sealed class Hears(Action<int> completed) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed is { } epoch)
                completed(epoch.Epoch);
        }
    }

    /// <summary>A rate with which the next loss is infinite.</summary>
    private sealed class Leap(long at) : ILearningRateSchedule
    {
        public float At(long step) => step == at ? float.MaxValue : 0.01f;
    }

    /// <summary>Samples of which one reading, counted from 1, goes wrong; the first is the check before training.</summary>
    private sealed class Failing(Dataset<int> dataset, int reading, Action fails) : Dataset<int>(dataset.Count, dataset.InputSize, dataset.TargetSize)
    {
        private int _readings;

        public override bool IsInMemory => true;

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            dataset.Read(samples, inputs, targets);
            if (++_readings == reading)
                fails();
        }
    }
}
