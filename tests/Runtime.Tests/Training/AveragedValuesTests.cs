using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>The average of the parameters over the steps is what validation measures and the network ends with.</summary>
public sealed class AveragedValuesTests : IDisposable
{
    private const double Decay = 0.8;

    // 60 samples to learn from: two steps an epoch.
    private static readonly TrainingOptions Options = new()
    {
        Epochs = 20,
        BatchSize = 30,
        LearningRate = 0.3f,
        ValidationShare = 0.25,
        Seed = 5,
        AveragingDecay = Decay,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Checkpoint => Path.Combine(_folder, "checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_network_ends_with_the_average()
    {
        var network = new LinearNetwork(2, 2, seed: 1);
        (float[] average, _) = Expected(network, steps: 40);
        Trainer.Fit(network, LinearData.Sums(80), Options);
        AssertClose(average, network.Parameters);
    }

    /// <summary>The steps themselves are those of training without an average.</summary>
    [Fact]
    public void Validation_measures_the_average()
    {
        var network = new LinearNetwork(2, 2, seed: 1);
        TrainingHistory history = Trainer.Fit(network, LinearData.Sums(80), Options);
        TrainingHistory plain = Trainer.Fit(new LinearNetwork(2, 2, seed: 1), LinearData.Sums(80), Options with { AveragingDecay = 0 });

        (_, Dataset<float> heldOut) = LinearData.Sums(80).Split(0.25, seed: 5);
        Assert.Equal(plain.Epochs.Select(epoch => epoch.Loss), history.Epochs.Select(epoch => epoch.Loss));
        Assert.Equal(Trainer.Evaluate(network, heldOut).Loss, history.Epochs[^1].ValidationLoss);
        Assert.NotEqual(plain.Epochs[^1].ValidationLoss, history.Epochs[^1].ValidationLoss);
    }

    /// <summary>Steps that are too long jump about, and their average does not.</summary>
    [Fact]
    public void The_average_is_better_than_noisy_parameters()
    {
        TrainingOptions noisy = new() { Epochs = 40, BatchSize = 2, LearningRate = 1.5f, AveragingDecay = 0.99 };
        LinearNetwork averaged = new(2, 2, seed: 1), plain = new(2, 2, seed: 1);
        Trainer.Fit(averaged, LinearData.Sums(80, noise: 0.5f), noisy);
        Trainer.Fit(plain, LinearData.Sums(80, noise: 0.5f), noisy with { AveragingDecay = 0 });
        double loss = Trainer.Evaluate(averaged, LinearData.Sums(1_000, seed: 2, noise: 0.5f)).Loss;
        Assert.InRange(loss, 0, 0.8 * Trainer.Evaluate(plain, LinearData.Sums(1_000, seed: 2, noise: 0.5f)).Loss);
    }

    [Fact]
    public void A_cancelled_training_ends_with_the_average_so_far()
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        var network = new LinearNetwork(2, 2, seed: 1);
        (float[] average, _) = Expected(network, steps: 1);
        network.Computing = () =>
        {
            if (++calls == 1)
                source.Cancel();
        };
        Trainer.Fit(network, LinearData.Sums(80), Options, cancellationToken: source.Token);
        AssertClose(average, network.Parameters);
    }

    [Fact]
    public void The_best_model_and_early_stopping_have_the_average()
    {
        string model = Path.Combine(_folder, "best");
        LinearNetwork network = new(2, 2, seed: 1), best = new(2, 2);
        TrainingHistory history = Trainer.Fit(
            network, LinearData.Sums(80), Options with { EarlyStopping = new() { Patience = 100 }, BestModelPath = model });
        best.Load(model);
        (_, Dataset<float> heldOut) = LinearData.Sums(80).Split(0.25, seed: 5);
        Assert.Equal(best.Parameters, network.Parameters);
        Assert.Equal(history.Best!.ValidationLoss, Trainer.Evaluate(network, heldOut).Loss);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Best.ValidationLoss);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Resumed_training_goes_on_with_the_average(bool stopsEarly)
    {
        TrainingOptions options = Options with { CheckpointPath = Checkpoint, EarlyStopping = stopsEarly ? new() { Patience = 100 } : null };
        LinearNetwork whole = new(2, 2, seed: 1), resumed = new(2, 2);
        TrainingHistory expected = Trainer.Fit(whole, LinearData.Sums(80), options with { CheckpointPath = null });
        Trainer.Fit(new LinearNetwork(2, 2, seed: 1), LinearData.Sums(80), options with { Epochs = 7 });
        TrainingHistory history = Trainer.Fit(resumed, LinearData.Sums(80), options with { Resumes = true });

        Assert.Equal(whole.Parameters, resumed.Parameters);
        Assert.Equal(expected.Epochs.Select(epoch => epoch.ValidationLoss), history.Epochs.Select(epoch => epoch.ValidationLoss));
    }

    /// <summary>A checkpoint of training that was cancelled within an epoch is that of the epoch's start.</summary>
    [Fact]
    public void A_cancelled_epoch_is_resumed_from_its_start()
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        // An epoch computes twice to learn, and once to validate.
        LinearNetwork cancelled = new(2, 2, seed: 1) { Computing = () => { if (++calls == 7) source.Cancel(); } };
        LinearNetwork whole = new(2, 2, seed: 1), resumed = new(2, 2);
        Trainer.Fit(cancelled, LinearData.Sums(80), Options with { CheckpointPath = Checkpoint }, cancellationToken: source.Token);
        Trainer.Fit(whole, LinearData.Sums(80), Options);
        Trainer.Fit(resumed, LinearData.Sums(80), Options with { CheckpointPath = Checkpoint, Resumes = true });
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    [Fact]
    public void A_checkpoint_with_another_average_is_refused()
    {
        TrainingOptions options = Options with { CheckpointPath = Checkpoint, Epochs = 2 };
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(80), options);
        Refuses("the averaging decay '0.8'; expected '0.9'", options with { AveragingDecay = 0.9 });
        Refuses("average/0.weight", options with { AveragingDecay = 0 });
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(80), options with { AveragingDecay = 0 });
        Refuses("average/0.weight", options);

        static void Refuses(string what, TrainingOptions options) => Assert.Contains(
            what,
            Assert.Throws<NetworkFileException>(() => Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(80), options with { Resumes = true })).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_decay_out_of_range_is_refused(double decay) => Assert.Contains(
        "must be at least 0 and below 1",
        Assert.Throws<ArgumentOutOfRangeException>("AveragingDecay", () => new TrainingOptions { AveragingDecay = decay }).Message, StringComparison.Ordinal);

    /// <summary>The average over the first steps of the training, and the parameters after them.</summary>
    private static (float[] Average, float[] Parameters) Expected(LinearNetwork start, int steps)
    {
        var network = new LinearNetwork(2, 2);
        start.Parameters.CopyTo(network.Parameters, 0);
        double[] average = [.. start.Parameters];
        var recorder = new List<float[]>();
        var copied = new LinearNetwork(2, 2);
        start.Parameters.CopyTo(copied.Parameters, 0);
        // Without an average, each forward pass of a step begins with the parameters after the step before.
        copied.Computing = () => recorder.Add([.. copied.Parameters]);
        Trainer.Fit(copied, LinearData.Sums(80), Options with { AveragingDecay = 0 });
        recorder.Add([.. copied.Parameters]);
        // The third of each epoch's three passes is validation.
        float[][] after = [.. recorder.Where((_, i) => i % 3 != 2).Skip(1)];
        for (int step = 1; step <= steps; step++)
        {
            double decay = Math.Min(Decay, (1.0 + step) / (10 + step));
            for (int i = 0; i < average.Length; i++)
                average[i] = (decay * average[i]) + ((1 - decay) * after[step - 1][i]);
        }

        return ([.. average.Select(value => (float)value)], after[steps - 1]);
    }

    private static void AssertClose(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
}
