using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>Training resumed from a checkpoint is training that was never interrupted, bit for bit.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Epochs = 8;

    private static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["Sgd"] = new Sgd(),
        ["Sgd with dampening"] = new Sgd(Momentum: 0.9f, Dampening: 0.5f),
        ["RmsProp"] = new RmsProp(Momentum: 0.9f, Centered: true),
        ["Adam"] = new Adam(),
        ["AdaGrad"] = new AdaGrad(LearningRateDecay: 0.1f, InitialAccumulator: 0.1f),
        ["Lion"] = new Lion(WeightDecay: 0.1f),
    };

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Names))]
    public void Resumed_training_is_the_training_not_interrupted(string optimizer)
    {
        NetworkSource source = Circle.Source with { Optimizer = Optimizers[optimizer] };
        CompiledNetwork whole = Circle.Load(source);
        TrainingHistory expected = Trainer.Fit(whole.Learner(), Circle.Points(150), Options(Epochs));

        foreach (int interruptedAfter in (int[])[1, 3, Epochs])
        {
            Trainer.Fit(Circle.Load(source, seed: 1).Learner(), Circle.Points(150), Options(interruptedAfter, writes: true));
            // Another process: a network with other parameters.
            CompiledNetwork resumed = Circle.Load(source, seed: 99);
            TrainingHistory history = Trainer.Fit(resumed.Learner(), Circle.Points(150), Options(Epochs, writes: true, resumes: true));
            Assert.Equal(whole.Parameters, resumed.Parameters);
            AssertSame(expected, history);
        }
    }

    /// <summary>What dropout draws is part of the random state.</summary>
    [Fact]
    public void Dropout_goes_on_with_the_same_random_numbers()
    {
        NetworkSource source = Circle.WithAdam with { Layers = [new Layer(40, Activation.Tanh) { Dropout = 0.3f }, new Layer(2)] };
        CompiledNetwork whole = Circle.Load(source), resumed = Circle.Load(source, seed: 99);
        TrainingHistory expected = Trainer.Fit(whole.Learner(), Circle.Points(150), Options(Epochs));
        Trainer.Fit(Circle.Load(source).Learner(), Circle.Points(150), Options(3, writes: true));
        AssertSame(expected, Trainer.Fit(resumed.Learner(), Circle.Points(150), Options(Epochs, writes: true, resumes: true)));
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    [Fact]
    public void Training_that_was_cancelled_within_an_epoch_goes_on_from_the_last_whole_one()
    {
        CompiledNetwork whole = Circle.Load(), resumed = Circle.Load(seed: 99);
        TrainingHistory expected = Trainer.Fit(whole.Learner(), Circle.Points(150), Options(Epochs));
        using var source = new CancellationTokenSource();
        var cancelled = new CancelsAfter(Circle.Points(150), 17, source);
        TrainingHistory part = Trainer.Fit(Circle.Load().Learner(), cancelled, Options(Epochs, writes: true), cancellationToken: source.Token);
        Assert.InRange(part.Epochs.Length, 1, Epochs - 1);
        AssertSame(expected, Trainer.Fit(resumed.Learner(), Circle.Points(150), Options(Epochs, writes: true, resumes: true)));
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    [Fact]
    public void A_rate_that_falls_on_a_plateau_goes_on_falling()
    {
        TrainingOptions options(int epochs, bool resumes) => new()
        {
            Epochs = epochs,
            CheckpointPath = _path,
            Resumes = resumes,
            Plateau = new ReduceOnPlateau(0.1, 0.5, patience: 1, threshold: 0.9),
        };
        CompiledNetwork whole = Circle.Load(), resumed = Circle.Load(seed: 99);
        TrainingHistory expected = Trainer.Fit(whole.Learner(), Circle.Points(150), options(Epochs, resumes: false));
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(150), options(4, resumes: false));
        AssertSame(expected, Trainer.Fit(resumed.Learner(), Circle.Points(150), options(Epochs, resumes: true)));
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    [Fact]
    public void Early_stopping_remembers_the_best_epoch()
    {
        TrainingOptions options(int epochs, bool resumes) => new()
        {
            Epochs = epochs,
            LearningRate = 0.001f,
            CheckpointPath = _path,
            Resumes = resumes,
            EarlyStopping = new() { Patience = 4, MinimumImprovement = 10, Metric = TrainingMetric.TrainingLoss },
        };
        CompiledNetwork whole = Circle.Load(), resumed = Circle.Load(seed: 99);
        TrainingHistory expected = Trainer.Fit(whole.Learner(), Circle.Points(150), options(Epochs, resumes: false));
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(150), options(3, resumes: false));
        TrainingHistory history = Trainer.Fit(resumed.Learner(), Circle.Points(150), options(Epochs, resumes: true));
        AssertSame(expected, history);
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        Assert.Equal(5, history.Epochs.Length);
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    /// <summary>The parameters of the epochs before are in no checkpoint that was written without early stopping.</summary>
    [Fact]
    public void Early_stopping_that_is_added_begins_when_training_resumes()
    {
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(150), Options(3, writes: true));
        CompiledNetwork resumed = Circle.Load(seed: 99);
        TrainingOptions options = Options(Epochs, writes: true, resumes: true) with
        {
            EarlyStopping = new() { Patience = 2, MinimumImprovement = 10, Metric = TrainingMetric.TrainingLoss },
        };
        TrainingHistory history = Trainer.Fit(resumed.Learner(), Circle.Points(150), options);
        Assert.Equal(TrainingEnd.StoppedEarly, history.End);
        Assert.Equal(6, history.Epochs.Length);
        Assert.Equal(4, history.Best!.Epoch);

        CompiledNetwork fourth = Circle.Load();
        Trainer.Fit(fourth.Learner(), Circle.Points(150), Options(4));
        Assert.Equal(fourth.Parameters, resumed.Parameters);
    }

    /// <summary>The best value of one metric cannot be compared with those of another.</summary>
    [Fact]
    public void Early_stopping_by_another_metric_begins_when_training_resumes()
    {
        Trainer.Fit(
            Circle.Load().Learner(), Circle.Points(150), Options(3, writes: true) with { EarlyStopping = new() { Metric = TrainingMetric.Accuracy } });
        TrainingOptions options = Options(Epochs, writes: true, resumes: true) with { EarlyStopping = new() { Patience = Epochs } };
        TrainingHistory history = Trainer.Fit(Circle.Load(seed: 99).Learner(), Circle.Points(150), options);

        Assert.Equal(TrainingEnd.Completed, history.End);
        Assert.Equal(history.Epochs[3..].MinBy(epoch => epoch.ValidationLoss), history.Best);
    }

    [Fact]
    public void Without_early_stopping_the_best_epoch_is_that_of_all_epochs_by_the_loss()
    {
        Trainer.Fit(
            Circle.Load().Learner(), Circle.Points(150), Options(3, writes: true) with { EarlyStopping = new() { Metric = TrainingMetric.Accuracy } });
        TrainingHistory history = Trainer.Fit(Circle.Load(seed: 99).Learner(), Circle.Points(150), Options(Epochs, writes: true, resumes: true));

        Assert.Equal(history.Epochs.MinBy(epoch => epoch.ValidationLoss), history.Best);
    }

    /// <summary>A layer's name has nothing to do with the other parts of a checkpoint.</summary>
    [Theory]
    [InlineData("best")]
    [InlineData("fc1", "best.fc1")]
    [InlineData("fc1", "optimizer.mean.fc1")]
    [InlineData("training")]
    [InlineData("größe")]
    public void A_layer_may_have_any_name(params string[] names)
    {
        NetworkSource source = Circle.WithAdam with
        {
            Layers = [.. names.Select(name => new Layer(5, Activation.Tanh) { Name = name }), new Layer(2)],
        };
        foreach (EarlyStopping? stopping in (EarlyStopping?[])[null, new()])
        {
            TrainingOptions options(int epochs, bool resumes) => new()
            {
                Epochs = epochs,
                ValidationShare = 0.2,
                EarlyStopping = stopping,
                CheckpointPath = _path,
                Resumes = resumes,
            };
            CompiledNetwork whole = Circle.Load(source), resumed = Circle.Load(source, seed: 99);
            Trainer.Fit(whole.Learner(), Circle.Points(50), options(4, resumes: false));
            Trainer.Fit(Circle.Load(source).Learner(), Circle.Points(50), options(2, resumes: false));
            Trainer.Fit(resumed.Learner(), Circle.Points(50), options(4, resumes: true));
            Assert.Equal(whole.Parameters, resumed.Parameters);
        }
    }

    [Fact]
    public void Without_a_checkpoint_training_begins_at_the_beginning()
    {
        CompiledNetwork whole = Circle.Load(), resumed = Circle.Load();
        Trainer.Fit(whole.Learner(), Circle.Points(150), Options(Epochs));
        Trainer.Fit(resumed.Learner(), Circle.Points(150), Options(Epochs, writes: true, resumes: true));
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    [Fact]
    public void A_checkpoint_that_does_not_fit_is_refused_and_nothing_changes()
    {
        Trainer.Fit(Circle.Load().Learner(), Circle.Points(150), Options(2, writes: true));
        byte[] good = File.ReadAllBytes(_path);

        Refuses("seed '3'", "'4'", Circle.Source, new() { CheckpointPath = _path, Resumes = true, Seed = 4, ValidationShare = 0.2 });
        Refuses("optimizer/velocity/hidden.weight", "is not expected", Circle.WithAdam, Options(5, writes: true, resumes: true));
        Refuses("the batch size '32'", "'64'", Circle.Source, new() { CheckpointPath = _path, Resumes = true, Seed = 3, ValidationShare = 0.2, BatchSize = 64 });
        Refuses("training samples '120'", "'75'", Circle.Source, new() { CheckpointPath = _path, Resumes = true, Seed = 3, ValidationShare = 0.5 });
        Refuses(
            "Shuffles = 'true'", "'false'", Circle.Source,
            new() { CheckpointPath = _path, Resumes = true, Seed = 3, ValidationShare = 0.2, Shuffles = false });
        Refuses(
            "hidden.weight", "expected [17, 2]",
            Circle.Source with { Layers = [new Layer(17, Activation.Tanh) { Name = "hidden" }, new Layer(2)] },
            Options(5, writes: true, resumes: true));

        Circle.Load().Learner().Save(_path);
        Refuses("'parameters'", "'checkpoint'", Circle.Source, Options(5, writes: true, resumes: true));
        File.WriteAllBytes(_path, good[..^1]);
        Refuses(_path, "bytes of data", Circle.Source, Options(5, writes: true, resumes: true));
        File.WriteAllBytes(_path, good);
        string message = Assert.Throws<NetworkFileException>(() => Circle.Load().Learner().Load(_path)).Message;
        Assert.Contains("'checkpoint'", message, StringComparison.Ordinal);
    }

    /// <summary>A changed byte anywhere is found, or changes nothing.</summary>
    [Fact]
    public void No_changed_byte_goes_unnoticed()
    {
        CompiledNetwork whole = Circle.Load(), network = Circle.Load(seed: 99);
        float[] before = network.Parameters;
        Trainer.Fit(whole.Learner(), Circle.Points(20), Options(2, writes: true));
        byte[] good = File.ReadAllBytes(_path);
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bad = [.. good];
            bad[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(_path, bad);
            network.Parameters = before;
            try
            {
                Trainer.Fit(network.Learner(), Circle.Points(20), Options(2, writes: true, resumes: true));
                Assert.Equal(whole.Parameters, network.Parameters);
            }
            catch (NetworkFileException)
            {
                Assert.Equal(before, network.Parameters);
            }
        }
    }

    private TrainingOptions Options(int epochs, bool writes = false, bool resumes = false) => new()
    {
        Epochs = epochs,
        LearningRate = 0.05f,
        Seed = 3,
        ValidationShare = 0.2,
        CheckpointPath = writes ? _path : null,
        Resumes = resumes,
    };

    private static void Refuses(string what, string expected, NetworkSource source, TrainingOptions options)
    {
        CompiledNetwork network = Circle.Load(source, seed: 99);
        float[] before = network.Parameters;
        string message = Assert.Throws<NetworkFileException>(() => Trainer.Fit(network.Learner(), Circle.Points(150), options)).Message;
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);
    }

    private static void AssertSame(TrainingHistory expected, TrainingHistory actual)
    {
        Assert.Equal(expected.End, actual.End);
        Assert.Equal(
            expected.Epochs.Select(epoch => epoch with { Elapsed = default }), actual.Epochs.Select(epoch => epoch with { Elapsed = default }));
        Assert.Equal(expected.Best!.Epoch, actual.Best!.Epoch);
    }

    private sealed class CancelsAfter(Dataset<int> dataset, int readings, CancellationTokenSource source)
        : Dataset<int>(dataset.Count, dataset.InputSize, dataset.TargetSize)
    {
        private int _readings;

        public override bool IsInMemory => true;

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            dataset.Read(samples, inputs, targets);
            if (++_readings == readings)
                source.Cancel();
        }
    }
}
