using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>A loss that stops being finite ends training, and leaves the last good parameters.</summary>
public class DivergenceTests
{
    private const int Samples = 50, BatchSize = 10, StepsPerEpoch = 5;

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
        // Linear layers that multiply: a long step makes their product overflow.
        var source = new NetworkSource(2, new Layer(16), new Layer(16), new Layer(2)) { Optimizer = new Sgd(Momentum: 0.9f) };
        CompiledNetwork network = Circle.Load(source), expected = Circle.Load(source);
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
        Dataset<int> bad = Dataset.Of(new[] { 0, float.NaN }, new int[1]);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network.Learner(), Circle.Points(Samples), Options(epochs: 3), bad));
        Assert.Contains("validation loss", error.Message, StringComparison.Ordinal);
        Assert.Contains("after step 5 (epoch 1)", error.Message, StringComparison.Ordinal);
        Train(expected, StepsPerEpoch);
        Assert.Equal(expected.Parameters, network.Parameters);
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
        Trainer.Fit(network.Learner(), counted, Options(epochs: 9), cancellation: source.Token);
    }

    /// <summary>A rate that makes one step far too long.</summary>
    private sealed class Leap(long at) : ILearningRateSchedule
    {
        public float At(long step) => step == at ? 1e30f : 0.01f;
    }

    /// <summary>Samples that turn bad in one reading, or end training after one.</summary>
    private sealed class Spoilt(Dataset<int> dataset) : Dataset<int>(dataset.Count, dataset.InputSize, dataset.TargetSize)
    {
        private int _readings;

        public int BadReading { get; init; } = -1;

        public (int Reading, CancellationTokenSource? Source) Cancels { get; init; }

        // Read when it is needed, not ahead.
        public override bool IsInMemory => true;

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            dataset.Read(samples, inputs, targets);
            if (_readings == BadReading)
                inputs[3] = float.NaN;
            _readings++;
            if (_readings == Cancels.Reading)
                Cancels.Source?.Cancel();
        }
    }
}
