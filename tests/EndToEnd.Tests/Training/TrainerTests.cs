using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

public class TrainerTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 60, LearningRate = Circle.LearningRate, Seed = 3 };

    [Fact]
    public void A_network_learns()
    {
        CompiledNetwork network = Circle.Load();
        TrainingHistory history = Trainer.Fit(network.Learner(), Circle.Points(1000), Options, Circle.Points(300, seed: 2));
        Assert.Equal(TrainingEnd.Completed, history.End);
        Assert.Equal(Enumerable.Range(1, 60), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.True(history.Epochs[^1].Loss < 0.2 * history.Epochs[0].Loss);
        Assert.InRange(history.Epochs[^1].ValidationAccuracy, 0.95, 1);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Best!.ValidationLoss);
        Assert.All(history.Epochs, epoch => Assert.Equal(Circle.LearningRate, epoch.LearningRate));
        Assert.True(history.Elapsed > TimeSpan.Zero);

        Evaluation evaluation = Trainer.Evaluate(network.Learner(), Circle.Points(300, seed: 2));
        Assert.Equal(history.Epochs[^1].ValidationLoss, evaluation.Loss);
        Assert.Equal(history.Epochs[^1].ValidationAccuracy, evaluation.Accuracy);
        Assert.Equal(300, evaluation.Classification!.Count);
        Assert.InRange(evaluation.Classification.Calibration.Error, 0, 0.1);
    }

    /// <summary>What it does is a loop that anyone could write.</summary>
    [Fact]
    public void Without_shuffling_it_is_a_loop_over_the_batches()
    {
        CompiledNetwork network = Circle.Load(), loop = Circle.Load();
        Dataset<int> points = Circle.Points(100);
        TrainingHistory history = Trainer.Fit(
            network.Learner(), points, new() { Epochs = 3, BatchSize = 32, LearningRate = Circle.LearningRate, Shuffles = false });

        float[] inputs = new float[200];
        int[] labels = new int[100];
        points.Read([.. Enumerable.Range(0, 100)], inputs, labels);
        double sum = 0;
        for (int epoch = 0; epoch < 3; epoch++)
        {
            sum = 0;
            for (int start = 0; start < 100; start += 32)
            {
                int count = Math.Min(32, 100 - start);
                sum += count * loop.StepOnLabels(inputs.AsSpan(2 * start, 2 * count), labels.AsSpan(start, count), Circle.LearningRate);
            }
        }

        Assert.Equal(loop.Parameters, network.Parameters);
        Assert.Equal(sum / 100, history.Epochs[^1].Loss, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_training()
    {
        CompiledNetwork first = Circle.Load(), second = Circle.Load(), other = Circle.Load();
        Dataset<int> points = Circle.Points(100);
        TrainingOptions options = new() { Epochs = 3, LearningRate = Circle.LearningRate, ValidationShare = 0.25, Seed = 5 };
        TrainingHistory history = Trainer.Fit(first.Learner(), points, options);
        Assert.Equal(history.Epochs[^1].ValidationLoss, Trainer.Fit(second.Learner(), points, options).Epochs[^1].ValidationLoss);
        Trainer.Fit(other.Learner(), points, new() { Epochs = 3, LearningRate = Circle.LearningRate, ValidationShare = 0.25, Seed = 6 });
        Assert.Equal(first.Parameters, second.Parameters);
        Assert.NotEqual(first.Parameters, other.Parameters);
    }

    /// <summary>Read ahead by another thread or not, the batches are the same.</summary>
    [Fact]
    public void Data_that_is_not_in_memory_trains_alike()
    {
        CompiledNetwork network = Circle.Load(), other = Circle.Load();
        Dataset<int> points = Circle.Points(500);
        Trainer.Fit(network.Learner(), points, new() { Epochs = 5 });
        Trainer.Fit(other.Learner(), new Elsewhere<int>(points), new() { Epochs = 5 }, validation: new Elsewhere<int>(points));
        Assert.Equal(network.Parameters, other.Parameters);
    }

    [Fact]
    public void A_network_learns_from_rows_of_targets()
    {
        CompiledNetwork network = Circle.Load();
        Dataset<float> rows = Dataset.From(Enumerable.Range(0, 200), i => [i / 100f - 1, 0], i => i < 100 ? [1f, 0] : [0.1f, 0.9f]);
        TrainingHistory history = Trainer.Fit(
            (ITrainableNetwork<float>)network.Instance, rows, new() { Epochs = 30, LearningRate = 0.1f, ValidationShare = 0.2 });
        Assert.True(history.Epochs[^1].ValidationLoss < 0.6 * history.Epochs[0].Loss);
        Assert.Equal(double.NaN, history.Epochs[^1].ValidationAccuracy);
        Assert.Null(Trainer.Evaluate((ITrainableNetwork<float>)network.Instance, rows).Classification);
    }

    [Fact]
    public void The_learning_rate_follows_a_schedule()
    {
        Recorder recorder = new(Circle.Load().Learner());
        Trainer.Fit(recorder, Circle.Points(100), new() { Epochs = 3, BatchSize = 40, Schedule = new ExponentialSchedule(0.1, 0.5) });
        Assert.Equal(Enumerable.Range(0, 9).Select(step => (float)(0.1 * Math.Pow(0.5, step))), recorder.Rates);
    }

    [Fact]
    public void The_learning_rate_falls_on_a_plateau()
    {
        Recorder recorder = new(Circle.Load().Learner());
        // Nothing is better by 99.9 %.
        TrainingHistory history = Trainer.Fit(
            recorder, Circle.Points(100), new() { Epochs = 7, BatchSize = 100, Plateau = new ReduceOnPlateau(0.1, 0.5, patience: 1, threshold: 0.999) });
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.025f, 0.025f], recorder.Rates);
        Assert.Equal(recorder.Rates, history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Every_epoch_is_reported()
    {
        var reports = new Reports();
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(100), new() { Epochs = 4, BatchSize = 32, Progress = reports });
        TrainingProgress[] ends = [.. reports.All.Where(report => report.Completed is not null)];
        Assert.Equal([1, 2, 3, 4], ends.Select(report => report.Epoch));
        Assert.Equal([1, 2, 3, 4], ends.Select(report => report.Completed!.Epoch));
        Assert.All(ends, report => Assert.Equal((4, 4, 4), (report.Epochs, report.Step, report.StepsPerEpoch)));
        Assert.All(ends, report => Assert.Equal(report.Completed!.Loss, report.Loss));
        Assert.All(ends, report => Assert.True(report.SamplesPerSecond > 0));
        Assert.Equal(TimeSpan.Zero, ends[^1].TimeLeft);
        Assert.True(ends[0].TimeLeft > TimeSpan.Zero);
    }

    [Fact]
    public void A_cancelled_training_keeps_what_it_has_learned()
    {
        using var source = new CancellationTokenSource();
        CompiledNetwork network = Circle.Load(), other = Circle.Load();
        var reports = new Reports { Hear = report => { if (report.Completed?.Epoch == 3) source.Cancel(); } };
        TrainingHistory history = Trainer.Fit(network.Learner(), Circle.Points(100), new() { Progress = reports }, cancellationToken: source.Token);
        Assert.Equal(TrainingEnd.Cancelled, history.End);
        Assert.Equal(3, history.Epochs.Length);
        Trainer.Fit(other.Learner(), Circle.Points(100), new() { Epochs = 3 });
        Assert.Equal(other.Parameters, network.Parameters);

        history = Trainer.Fit(network.Learner(), Circle.Points(100), cancellationToken: source.Token);
        Assert.Empty(history.Epochs);
        Assert.Null(history.Best);
    }

    /// <summary>Nor does it wait for a read that is under way.</summary>
    [Fact]
    public async Task A_training_that_waits_for_its_data_is_cancelled_at_once()
    {
        using var source = new CancellationTokenSource();
        using var never = new ManualResetEventSlim();
        var stuck = new Stuck(Circle.Points(100), never, source);
        CompiledNetwork network = Circle.Load();
        Task<TrainingHistory> training = Task.Run(() => Trainer.Fit(network.Learner(), stuck, cancellationToken: source.Token));
        Task first = await Task.WhenAny(training, Task.Delay(TimeSpan.FromSeconds(30)));
        never.Set();
        Assert.Same(training, first);
        Assert.Equal(TrainingEnd.Cancelled, (await training).End);
    }

    /// <summary>A batch of nothing but labels to be ignored has no loss, and is no reason to end.</summary>
    [Fact]
    public void Labels_to_be_ignored_count_nowhere()
    {
        NetworkSource source = Circle.Source with { Loss = new SoftmaxCrossEntropy(IgnoreIndex: -1) };
        CompiledNetwork network = Circle.Load(source), other = Circle.Load(source);
        float[] inputs = new float[60];
        int[] labels = new int[30];
        Circle.Points(30).Read([.. Enumerable.Range(0, 30)], inputs, labels);
        Array.Fill(labels, -1, 10, 10);
        TrainingOptions options = new() { Epochs = 2, BatchSize = 10, Shuffles = false };
        TrainingHistory history = Trainer.Fit(network.Learner(), Dataset.Of(inputs, labels), options);
        Dataset<int> known = Dataset.Of(inputs, labels).Subset([.. Enumerable.Range(0, 10), .. Enumerable.Range(20, 10)]);
        Assert.Equal(Trainer.Fit(other.Learner(), known, options).Epochs[^1].Loss, history.Epochs[^1].Loss);
        Assert.Equal(other.Parameters, network.Parameters);
        Evaluation evaluation = Trainer.Evaluate(network.Learner(), Dataset.Of(inputs, labels));
        Assert.Equal((20, 20), (evaluation.Count, evaluation.Classification!.Count));
        Assert.Equal(Trainer.Evaluate(network.Learner(), known).Loss, evaluation.Loss, 1e-6);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_changes()
    {
        CompiledNetwork network = Circle.Load();
        float[] before = network.Parameters;
        Dataset<int> points = Circle.Points(10), wide = Dataset.Of(new float[30], new int[10]);
        Refuses("has 3 features per sample", () => Trainer.Fit(network.Learner(), wide));
        Refuses("has 3 features per sample", () => Trainer.Fit(network.Learner(), points, new(), wide));
        Refuses("has 3 features per sample", () => Trainer.Evaluate(network.Learner(), wide));
        Refuses("has no samples", () => Trainer.Fit(network.Learner(), points.Subset()));
        Refuses(
            "has 1 targets per sample",
            () => Trainer.Fit((ITrainableNetwork<float>)network.Instance, Dataset.Of(new float[4], 2, new float[2], 1)));
        Refuses("ValidationShare", () => Trainer.Fit(network.Learner(), points, new() { ValidationShare = 0.1 }, points));
        Refuses(
            "set only one of them",
            () => Trainer.Fit(network.Learner(), points, new() { Schedule = new ConstantSchedule(1), Plateau = new ReduceOnPlateau(1) }));
        Refuses("CheckpointPath", () => Trainer.Fit(network.Learner(), points, new() { Resumes = true }));
        Refuses(
            "validation set",
            () => Trainer.Fit(network.Learner(), points, new() { EarlyStopping = new() { Metric = TrainingMetric.Accuracy } }));
        Refuses("label", () => Trainer.Fit(network.Learner(), Dataset.Of(new float[4], new[] { 0, 2 })));
        Refuses("TrainingMetric.TrainingLoss", () => Trainer.Fit(network.Learner(), points, new() { EarlyStopping = new() }));
        Assert.Equal(before, network.Parameters);
    }

    private static void Refuses(string what, Action action) =>
        Assert.Contains(what, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public Action<TrainingProgress>? Hear { get; init; }

        public void Report(TrainingProgress value)
        {
            All.Add(value);
            Hear?.Invoke(value);
        }
    }

    /// <summary>A dataset that takes for ever to read, so that whoever waits for it gives up.</summary>
    private sealed class Stuck(Dataset<int> samples, ManualResetEventSlim end, CancellationTokenSource source)
        : Dataset<int>(samples.Count, samples.InputSize, samples.TargetSize)
    {
        protected override void ReadSamples(ReadOnlySpan<int> indices, Span<float> inputs, Span<int> targets)
        {
            source.CancelAfter(TimeSpan.FromMilliseconds(100));
            end.Wait();
        }
    }
}
