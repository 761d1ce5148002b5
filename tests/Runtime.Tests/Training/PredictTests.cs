using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Predictions of a whole dataset.</summary>
public class PredictTests
{
    [Fact]
    public void Every_sample_is_predicted_in_its_order()
    {
        var network = new LinearNetwork(2, 3, seed: 5, classifies: true);
        Dataset<int> samples = LinearData.Comparisons(700);
        float[] inputs = new float[1_400], expected = new float[2_100];
        samples.Read([.. Enumerable.Range(0, 700)], inputs, new int[700]);
        network.Predict(inputs, expected);

        Assert.Equal(expected, Trainer.Predict(network, samples));
        Assert.Equal(expected[^3..], Trainer.Predict(network, samples.Subset(699)));
        Assert.Equal(expected[..30], Trainer.Predict(network, new SlowDataset<int>(samples.Subset([.. Enumerable.Range(0, 10)]), from: 100)));
    }

    /// <summary>The targets of samples without targets are anything.</summary>
    [Fact]
    public void Targets_are_not_looked_at()
    {
        var network = new LinearNetwork(1, 2);
        Dataset<int> labels = Dataset.Of(new float[3], new[] { -7, 99, 0 });
        Dataset<float> numbers = Dataset.Of(new float[3], 1, new[] { float.NaN, 0, 0 }, 1);

        Assert.Equal(6, Trainer.Predict(network, labels).Length);
        Assert.Equal(6, Trainer.Predict(network, numbers).Length);
    }

    [Fact]
    public void No_more_than_the_result_is_held()
    {
        var network = new LinearNetwork(1, 1);
        Dataset<float> samples = Dataset.Of(new float[1_000_000], 1, new float[1_000_000], 1);
        Trainer.Predict(network, samples.Subset(0));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Trainer.Predict(network, samples);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 4_000_000, 4_100_000);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var network = new LinearNetwork(2, 2);
        Refuses("The dataset has no samples.", LinearData.Sums(1).Subset());
        Refuses("The dataset has 3 features per sample; LinearNetwork takes 2.", Dataset.Of(new float[3], 3, new float[2], 2));
        Refuses("2000000000 samples of 2 predictions exceed the maximum length of an array, 2147483591: predict subsets of them.", new Many());

        void Refuses(string message, Dataset<float> samples) => Assert.StartsWith(
            message, Assert.Throws<ArgumentException>("dataset", () => Trainer.Predict(network, samples)).Message, StringComparison.Ordinal);
    }

    private sealed class Many() : Dataset<float>(2_000_000_000, 2, 2)
    {
        protected override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets) => throw new NotSupportedException();
    }
}
