using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Several batches make one step, as one large batch does.</summary>
public sealed class GradientAccumulationTests : IDisposable
{
    private readonly string _checkpoint = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_checkpoint);

    /// <summary>100 samples: three steps of 32 and one of 4, the last of them of a single batch.</summary>
    [Theory]
    [InlineData(100)]
    // The last batch is smaller than the others.
    [InlineData(90)]
    // An epoch is less than a step.
    [InlineData(20)]
    public void Small_batches_learn_as_a_large_one_does(int samples)
    {
        LinearNetwork small = new(2, 2, seed: 1), large = new(2, 2, seed: 1);
        TrainingOptions options = new() { Epochs = 3, LearningRate = 0.3f, Seed = 2 };
        TrainingHistory history = Trainer.Fit(small, LinearData.Sums(samples), options with { BatchSize = 8, AccumulationSteps = 4 });
        TrainingHistory expected = Trainer.Fit(large, LinearData.Sums(samples), options with { BatchSize = 32 });

        Assert.Equal(large.Steps, small.Steps);
        Assert.All(large.Parameters.Zip(small.Parameters), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(expected.Epochs.Zip(history.Epochs), pair => Assert.Equal(pair.First.Loss, pair.Second.Loss, 1e-5));
    }

    [Fact]
    public void A_schedule_counts_steps()
    {
        var rates = new List<long>();
        Trainer.Fit(
            new LinearNetwork(2, 2), LinearData.Sums(100), new() { Epochs = 2, BatchSize = 10, AccumulationSteps = 4, Schedule = new Listening(rates) });
        Assert.Equal([0, 1, 2, 3, 4, 5], rates.Distinct());
    }

    [Fact]
    public void The_average_of_the_parameters_counts_steps()
    {
        LinearNetwork small = new(2, 2, seed: 1), large = new(2, 2, seed: 1);
        TrainingOptions options = new() { Epochs = 3, LearningRate = 0.3f, AveragingDecay = 0.9 };
        Trainer.Fit(small, LinearData.Sums(96), options with { BatchSize = 8, AccumulationSteps = 4 });
        Trainer.Fit(large, LinearData.Sums(96), options with { BatchSize = 32 });
        Assert.All(large.Parameters.Zip(small.Parameters), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    /// <summary>The batches of a step that is not made are not learned from.</summary>
    [Fact]
    public void Cancelled_training_makes_no_half_step()
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        var network = new LinearNetwork(2, 2) { Computing = () => { if (++calls == 7) source.Cancel(); } };
        LinearNetwork expected = new(2, 2);
        Trainer.Fit(network, LinearData.Sums(100), new() { BatchSize = 10, AccumulationSteps = 4, Shuffles = false }, cancellationToken: source.Token);
        Trainer.Fit(expected, LinearData.Sums(100).Subset([.. Enumerable.Range(0, 40)]), new() { Epochs = 1, BatchSize = 10, AccumulationSteps = 4, Shuffles = false });
        Assert.Equal((1, 7), (network.Steps, calls));
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    [Fact]
    public void Training_that_diverges_has_the_parameters_of_its_last_good_step()
    {
        int calls = 0;
        LinearNetwork network = new(2, 2, seed: 1), expected = new(2, 2, seed: 1);
        // The second batch of the second step.
        network.Computing = () =>
        {
            if (++calls == 6)
                network.Parameters.AsSpan().Fill(float.NaN);
        };
        TrainingOptions options = new() { BatchSize = 10, AccumulationSteps = 4, Shuffles = false };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, LinearData.Sums(100), options));
        Trainer.Fit(expected, LinearData.Sums(100).Subset([.. Enumerable.Range(0, 40)]), options with { Epochs = 1 });
        Assert.Equal(2, error.Step);
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    /// <summary>The remaining batches of an epoch make a step that is far too long; the next epoch's loss tells.</summary>
    [Fact]
    public void A_last_step_that_explodes_is_taken_back()
    {
        LinearNetwork network = new(2, 2, seed: 1), expected = new(2, 2, seed: 1);
        TrainingOptions options = new() { BatchSize = 10, AccumulationSteps = 4, Shuffles = false };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network, LinearData.Sums(60), options with { Schedule = new Leap(at: 1) }));
        Trainer.Fit(expected, LinearData.Sums(60).Subset([.. Enumerable.Range(0, 40)]), options with { Epochs = 1 });
        Assert.Equal((3, 2), (error.Step, error.Epoch));
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    [Fact]
    public void Resumed_training_makes_the_same_steps()
    {
        TrainingOptions options = new() { Epochs = 6, BatchSize = 10, AccumulationSteps = 4, CheckpointPath = _checkpoint };
        LinearNetwork whole = new(2, 2, seed: 1), resumed = new(2, 2);
        Trainer.Fit(whole, LinearData.Sums(100), options);
        Trainer.Fit(new LinearNetwork(2, 2, seed: 1), LinearData.Sums(100), options with { Epochs = 2 });
        Trainer.Fit(resumed, LinearData.Sums(100), options with { Resumes = true });
        Assert.Equal(whole.Parameters, resumed.Parameters);

        Assert.Contains(
            "AccumulationSteps = '4'; expected '2'",
            Assert.Throws<NetworkFileException>(() => Trainer.Fit(resumed, LinearData.Sums(100), options with { AccumulationSteps = 2, Resumes = true })).Message,
            StringComparison.Ordinal);
    }

    /// <summary>What a batch drops is a function of the network's seed and the step.</summary>
    [Fact]
    public void No_two_batches_drop_the_same()
    {
        var keys = new List<ulong>();
        var network = new LinearNetwork(2, 2) { DropoutSeed = 7 };
        network.Computing = () => keys.Add(DropoutRandom.Key(network.DropoutSeed, network.Steps));
        Trainer.Fit(network, LinearData.Sums(80), new() { Epochs = 3, BatchSize = 10, AccumulationSteps = 4 });
        Assert.Equal(24, keys.Count);
        Assert.Distinct(keys);
        Assert.Equal(7ul, network.DropoutSeed);
    }

    [Fact]
    public void Less_than_one_batch_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("AccumulationSteps", () => new TrainingOptions { AccumulationSteps = 0 });

    private sealed class Listening(List<long> steps) : ILearningRateSchedule
    {
        public float At(long step)
        {
            steps.Add(step);
            return 0.01f;
        }
    }

    /// <summary>A rate with which the next loss is infinite, though the parameters are not.</summary>
    private sealed class Leap(long at) : ILearningRateSchedule
    {
        public float At(long step) => step == at ? 1e30f : 0.01f;
    }
}
