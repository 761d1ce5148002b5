using NetGen.EndToEnd.Tests.Robustness;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>What training keeps of a dataset does not grow with it, unless it is shuffled.</summary>
[Collection(nameof(Alone))]
public class LargeDatasetTests
{
    private const long LittleMemory = 4 << 20;

    /// <summary>The orders of 100 million samples would take 400 MB each.</summary>
    [Fact]
    public void Samples_in_their_own_order_take_no_memory()
    {
        using var source = new CancellationTokenSource();
        var samples = new Zeros(100_000_000, cancelsAfter: 20, source);
        var options = new TrainingOptions { Shuffles = false, ValidationShare = 0.3, BatchSize = 64 };
        var learner = Circle.Load().Learner();
        long before = GC.GetTotalAllocatedBytes();
        TrainingHistory history = Trainer.Fit(learner, samples, options, cancellationToken: source.Token);

        Assert.Equal(TrainingEnd.Cancelled, history.End);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, LittleMemory);
    }

    [Fact]
    public void The_end_is_held_out_of_a_dataset_of_any_size()
    {
        var samples = new Zeros(int.MaxValue);
        (Dataset<int> training, Dataset<int> heldOut) = samples.SplitInOrder(0.25);

        Assert.Equal((1610612735, 536870912), (training.Count, heldOut.Count));
        heldOut.Read([536870911], new float[2], new int[1]);
        Assert.Equal([int.MaxValue - 1], samples.LastRead);
    }

    [Fact]
    public void An_order_that_no_array_holds_is_refused()
    {
        var samples = new Zeros(int.MaxValue);

        Assert.Equal(
            "The order of 2147483647 samples exceeds the maximum length of an array, 2147483591: read them without an order, or read a subset.",
            Assert.Throws<InvalidOperationException>(() => Trainer.Fit(Circle.Load().Learner(), samples)).Message);
        Assert.Equal(
            "The random order of 2147483647 samples exceeds the maximum length of an array, 2147483591: hold out the last samples instead.",
            Assert.Throws<InvalidOperationException>(() => Trainer.Fit(Circle.Load().Learner(), samples, new() { ValidationShare = 0.5 })).Message);
    }

    /// <summary>Samples that are nowhere.</summary>
    private sealed class Zeros(int count, int cancelsAfter = int.MaxValue, CancellationTokenSource? source = null) : Dataset<int>(count, 2, 1)
    {
        private int _readings;

        public int[] LastRead { get; private set; } = [];

        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<int> targets)
        {
            inputs.Clear();
            targets.Clear();
            LastRead = [samples[^1]];
            if (++_readings == cancelsAfter)
                source!.Cancel();
        }
    }
}
