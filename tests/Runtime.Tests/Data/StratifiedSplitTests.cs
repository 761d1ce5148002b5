using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Both parts of a stratified split have the classes of the whole.</summary>
public class StratifiedSplitTests
{
    [Fact]
    public void Every_class_is_held_out_by_its_share()
    {
        // 80 of class 0, 15 of class 7 and 5 of class -1, sorted.
        int[] labels = [.. Enumerable.Repeat(0, 80), .. Enumerable.Repeat(7, 15), .. Enumerable.Repeat(-1, 5)];
        (Dataset<int> training, Dataset<int> heldOut) = DatasetOf(labels).SplitStratified(0.2, seed: 3);

        Assert.Equal([(-1, 1), (0, 16), (7, 3)], Counts(heldOut));
        Assert.Equal([(-1, 4), (0, 64), (7, 12)], Counts(training));
        // An order by class would be no good for training without shuffling.
        Assert.InRange(LabelsOf(training)[..40].Distinct().Count(), 2, 3);
    }

    [Fact]
    public void No_sample_is_lost_and_shares_are_right_to_a_sample_or_so() =>
        Gen.Select(Gen.Int[0, 4].Array[2, 200], Gen.Double[0.05, 0.95], Gen.ULong).Sample((labels, share, seed) =>
        {
            (Dataset<int> training, Dataset<int> heldOut) = DatasetOf(labels).SplitStratified(share, seed);
            Assert.Equal(Enumerable.Range(0, labels.Length), IndicesOf(training).Concat(IndicesOf(heldOut)).Order());
            Assert.Equal((int)Math.Clamp(Math.Round(share * labels.Length), 1, labels.Length - 1), heldOut.Count);
            double exact = (double)heldOut.Count / labels.Length;
            int[] heldOutLabels = LabelsOf(heldOut);
            foreach ((int label, int count) in labels.CountBy(label => label))
                Assert.InRange(heldOutLabels.Count(label) - (exact * count), -2, 2);
        });

    [Fact]
    public void The_seed_chooses_the_samples()
    {
        Dataset<int> samples = DatasetOf([.. Enumerable.Range(0, 100).Select(i => i % 3)]);
        Assert.Equal(IndicesOf(samples.SplitStratified(0.3, seed: 1).HeldOut), IndicesOf(samples.SplitStratified(0.3, seed: 1).HeldOut));
        Assert.NotEqual(IndicesOf(samples.SplitStratified(0.3, seed: 1).HeldOut), IndicesOf(samples.SplitStratified(0.3, seed: 2).HeldOut));
        Assert.NotEqual(IndicesOf(samples.SplitStratified(0.3).HeldOut).Order(), IndicesOf(samples.SplitStratified(0.3).HeldOut));
    }

    [Fact]
    public void Tokens_are_split_as_well()
    {
        Dataset<int, int> tokens = Dataset.Of(new[] { 1, 2, 3, 4, 5, 6, 7, 8 }, new[] { 0, 1, 0, 1, 0, 1, 0, 1 });
        (Dataset<int, int> training, Dataset<int, int> heldOut) = tokens.SplitStratified(0.25);
        Assert.Equal((6, 2), (training.Count, heldOut.Count));
        int[] labels = new int[2];
        heldOut.Read([0, 1], new int[2], labels);
        Assert.Equal([0, 1], labels.Order());
    }

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Dataset<int> tags = Dataset.Of(new float[4], 2, new int[6], labelsPerSample: 3);
        Assert.StartsWith(
            "The dataset has 3 labels per sample; a stratified split takes 1.",
            Assert.Throws<ArgumentException>("dataset", () => tags.SplitStratified(0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("heldOutShare", () => DatasetOf([0, 1]).SplitStratified(1));
        Assert.Throws<InvalidOperationException>(() => DatasetOf([0]).SplitStratified(0.5));
    }

    /// <summary>Samples whose feature is their index.</summary>
    private static Dataset<int> DatasetOf(int[] labels) => Dataset.Of(Enumerable.Range(0, labels.Length).Select(i => (float)i).ToArray(), labels);

    private static (int Label, int Count)[] Counts(Dataset<int> dataset) =>
        [.. LabelsOf(dataset).CountBy(label => label).Select(pair => (pair.Key, pair.Value)).Order()];

    private static int[] LabelsOf(Dataset<int> dataset) => Read(dataset).Labels;

    private static int[] IndicesOf(Dataset<int> dataset) => [.. Read(dataset).Inputs.Select(index => (int)index)];

    private static (float[] Inputs, int[] Labels) Read(Dataset<int> dataset)
    {
        float[] inputs = new float[dataset.Count];
        int[] labels = new int[dataset.Count];
        dataset.Read([.. Enumerable.Range(0, dataset.Count)], inputs, labels);
        return (inputs, labels);
    }
}
