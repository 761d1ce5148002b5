using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>A loss that stops being finite ends training, and leaves the last good parameters.</summary>
public class DivergenceTests
{
    private const int Samples = 50, BatchSize = 10, StepsPerEpoch = 5;

    // Linear layers that multiply: a long step makes their product overflow.
    private static readonly NetworkSource Linear =
        new(2, new Layer(16), new Layer(16), new Layer(2)) { Optimizer = new Sgd(Momentum: 0.9f) };

    // Its weights may grow without a limit, and its units tell nothing of it.
    private static readonly NetworkSource Saturating =
        new(1, new Layer(8, Activation.Tanh) { Initializer = Initializer.Constant, InitialValue = 1e-10f }, new Layer(2));

    /// <summary>The parameters are good, the batch is not: nothing is lost.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void A_bad_sample_costs_nothing(int badStep)
    {
        CompiledNetwork network = Circle.Load(Circle.WithAdam), expected = Circle.Load(Circle.WithAdam);
        var data = new Spoilt(Circle.Points(Samples)) { BadReading = badStep };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network.Learner(), data, Options(epochs: 3)));
        Assert.Equal((badStep + 1, (badStep / StepsPerEpoch) + 1), (error.Step, error.Epoch));
        Assert.Contains($"step {badStep + 1} ", error.Message, StringComparison.Ordinal);
        Assert.False(double.IsFinite(error.Loss));

        Train(expected, badStep);
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    /// <summary>A step that is far too long makes parameters with which no loss is finite: it is taken back.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public void A_step_that_explodes_is_taken_back(int lastStep)
    {
        CompiledNetwork network = Circle.Load(Linear), expected = Circle.Load(Linear);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(
            network.Learner(), Circle.Points(Samples), Options(epochs: 5, new Leap(lastStep))));
        Assert.Equal(lastStep + 2, error.Step);
        Assert.All(network.Parameters, parameter => Assert.True(float.IsFinite(parameter)));

        Train(expected, lastStep);
        Assert.Equal(expected.Parameters, network.Parameters);
        Assert.True(double.IsFinite(Trainer.Evaluate(network.Learner(), Circle.Points(Samples)).Loss));
    }

    [Fact]
    public void A_validation_loss_counts_as_well()
    {
        CompiledNetwork network = Circle.Load(), expected = Circle.Load();
        var bad = new Spoilt(Circle.Points(10)) { BadReading = 0 };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network.Learner(), Circle.Points(Samples), Options(epochs: 3), bad));
        Assert.Contains("validation loss", error.Message, StringComparison.Ordinal);
        Assert.Contains("after step 5 (epoch 1)", error.Message, StringComparison.Ordinal);
        Train(expected, StepsPerEpoch);
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    /// <summary>Where nothing has been learned yet, nothing is brought back.</summary>
    [Fact]
    public void Batches_in_which_nothing_counts_come_before_a_bad_one()
    {
        NetworkSource source = Circle.WithAdam with { Loss = new SoftmaxCrossEntropy(IgnoreIndex: -100) };
        CompiledNetwork network = Circle.Load(source);
        float[] before = network.Parameters;
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network.Learner(), Unlabelled(badReading: 2, 0, 1), InOrder()));
        Assert.Equal((1, 1), (error.Step, error.Epoch));
        Assert.Equal(before, network.Parameters);
    }

    /// <summary>A batch in which nothing counts is no step, also when steps are repeated.</summary>
    [Theory]
    [InlineData(3, 2)]
    [InlineData(6, 4)]
    public void Batches_in_which_nothing_counts_come_between_good_ones(int badReading, int badStep)
    {
        NetworkSource source = Circle.WithAdam with { Loss = new SoftmaxCrossEntropy(IgnoreIndex: -100) };
        CompiledNetwork network = Circle.Load(source), expected = Circle.Load(source);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network.Learner(), Unlabelled(badReading, 0, 2), InOrder()));
        Assert.Equal(badStep, error.Step);
        using var cancels = new CancellationTokenSource();
        Trainer.Fit(expected.Learner(), Unlabelled(badReading: null, 0, 2).CancelledAfter(badReading, cancels), InOrder(), cancellationToken: cancels.Token);
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    /// <summary>An infinite input saturates the layer: the loss stays finite, the gradient does not, and the message does not blame the loss alone.</summary>
    [Fact]
    public void The_message_says_that_it_may_be_a_gradient()
    {
        CompiledNetwork network = Circle.Load(new NetworkSource(2, new Layer(8, Activation.Tanh), new Layer(2)));
        float[] before = network.Parameters;
        var data = new Spoilt(Circle.Points(Samples)) { BadReading = 0, BadValue = float.PositiveInfinity };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network.Learner(), data, InOrder()));
        Assert.StartsWith("The loss or a gradient is not finite at step 1 (epoch 1).", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);
    }

    /// <summary>No loss follows the last step: the parameters tell.</summary>
    [Fact]
    public void A_last_step_that_explodes_is_taken_back()
    {
        var source = new NetworkSource(2, new Layer(2));
        CompiledNetwork network = Circle.Load(source), expected = Circle.Load(source);
        Dataset<int> large = Scaled(Circle.Points(Samples));
        TrainingOptions options(int epochs, long leap) =>
            new() { Epochs = epochs, BatchSize = BatchSize, Schedule = new Leap(leap, float.MaxValue), Shuffles = false };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network.Learner(), large, options(1, StepsPerEpoch - 1)));
        Assert.Equal(StepsPerEpoch, error.Step);
        Assert.StartsWith("A parameter is not finite after step 5 (epoch 1).", error.Message, StringComparison.Ordinal);
        Trainer.Fit(expected.Learner(), large.Subset([.. Enumerable.Range(0, Samples - BatchSize)]), options(1, -1));
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    /// <summary>A saturated unit has the same output with an infinite weight: no later loss tells of the step that made it infinite.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_step_that_makes_a_weight_infinite_is_named_and_taken_back_even_if_no_loss_tells(int leap)
    {
        CompiledNetwork network = Circle.Load(Saturating), expected = Circle.Load(Saturating);
        Dataset<int> far = Far();
        TrainingOptions options = new() { Epochs = 1, BatchSize = BatchSize, Schedule = new Leap(leap, rest: 1e-24f), Shuffles = false };

        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network.Learner(), far, options));

        Assert.Equal(leap + 1, error.Step);
        Assert.StartsWith($"A parameter is not finite after step {leap + 1} (epoch 1).", error.Message, StringComparison.Ordinal);
        if (leap > 0)
            Trainer.Fit(expected.Learner(), far.Subset([.. Enumerable.Range(0, leap * BatchSize)]), options);
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    /// <summary>Whoever cancels is told as well, and has the parameters of the epoch's start.</summary>
    [Fact]
    public void A_step_that_makes_a_weight_infinite_before_training_is_cancelled_is_taken_back()
    {
        CompiledNetwork network = Circle.Load(Saturating);
        float[] before = [.. network.Parameters];
        using var cancels = new CancellationTokenSource();
        TrainingOptions options = new() { Epochs = 1, BatchSize = BatchSize, Schedule = new Leap(0, rest: 1e-24f), Shuffles = false };

        Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(
            network.Learner(), new Spoilt(Far()).CancelledAfter(2, cancels), options, cancellationToken: cancels.Token));

        Assert.True(cancels.IsCancellationRequested);
        Assert.Equal(before, network.Parameters);
    }

    /// <summary>Numbers so large that a small weight has a large gradient.</summary>
    private static Dataset<int> Far()
    {
        float[] inputs = [.. Enumerable.Repeat(1e10f, Samples)];
        int[] labels = [.. Enumerable.Range(0, Samples).Select(i => i % 3 / 2)];
        return Dataset.Of(inputs, labels);
    }

    /// <summary>Points so far away that their gradients are large.</summary>
    private static Dataset<int> Scaled(Dataset<int> points) => new Normalization([0, 0], [1000, 1000]).Apply(points);

    private static TrainingOptions InOrder() => new() { Epochs = 3, BatchSize = BatchSize, LearningRate = 0.01f, Shuffles = false };

    /// <summary>Points of which some batches have no label that counts.</summary>
    private static Spoilt Unlabelled(int? badReading, params int[] batches)
    {
        float[] inputs = new float[2 * Samples];
        int[] labels = new int[Samples];
        Circle.Points(Samples).Read([.. Enumerable.Range(0, Samples)], inputs, labels);
        foreach (int batch in batches)
            Array.Fill(labels, -100, batch * BatchSize, BatchSize);
        return new Spoilt(Dataset.Of(inputs, labels)) { BadReading = badReading };
    }

    private static TrainingOptions Options(int epochs, ILearningRateSchedule? schedule = null) =>
        new() { Epochs = epochs, BatchSize = BatchSize, LearningRate = 0.01f, Schedule = schedule, Seed = 9 };

    /// <summary>The same training, ended after a number of steps.</summary>
    private static void Train(CompiledNetwork network, int steps)
    {
        if (steps == 0)
            return;
        using var source = new CancellationTokenSource();
        var counted = new Spoilt(Circle.Points(Samples)) { Cancels = (steps, source) };
        Trainer.Fit(network.Learner(), counted, Options(epochs: 9), cancellationToken: source.Token);
    }

    /// <summary>A rate that makes one step far too long.</summary>
    private sealed class Leap(long at, float rate = 1e30f, float rest = 0.01f) : ILearningRateSchedule
    {
        public float At(long step) => step == at ? rate : rest;
    }

    /// <summary>Samples that turn bad in one reading, or end training after one.</summary>
    private sealed class Spoilt(Dataset<int> dataset) : Dataset<int>(dataset.Count, dataset.InputSize, dataset.TargetSize)
    {
        // The first reading is the check before training.
        private int _readings = -1;

        public int? BadReading { get; init; }

        public float BadValue { get; init; } = float.NaN;

        public (int Reading, CancellationTokenSource? Source) Cancels { get; init; }

        public Spoilt CancelledAfter(int readings, CancellationTokenSource source) => new(dataset) { Cancels = (readings, source) };

        // Read when it is needed, not ahead.
        public override bool IsInMemory => true;

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            dataset.Read(samples, inputs, targets);
            if (_readings == BadReading)
                inputs[3] = BadValue;
            _readings++;
            if (_readings == Cancels.Reading)
                Cancels.Source?.Cancel();
        }
    }
}
