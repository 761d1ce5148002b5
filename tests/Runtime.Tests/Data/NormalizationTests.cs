using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class NormalizationTests
{
    private static readonly Dataset<int> Training = Dataset.Of(new float[] { 1, 7, -5, 3, 7, 0, 5, 7, 5 }, new int[3]);

    [Fact]
    public void Standardising_takes_the_mean_away_and_divides_by_the_deviation()
    {
        Normalization normalization = Normalization.Standardize(Training);
        Assert.Equal([3, 7, 0], normalization.Offsets.AsSpan());
        float deviation = MathF.Sqrt(8f / 3);
        float[] inputs = [5, 7, -5, 3, 8, 10];
        normalization.Apply(inputs);
        float[] expected = [2 / deviation, 0, -5 / MathF.Sqrt(50f / 3), 0, 1, 10 / MathF.Sqrt(50f / 3)];
        for (int i = 0; i < inputs.Length; i++)
            Assert.Equal(expected[i], inputs[i], 1e-6f);
    }

    [Fact]
    public void Min_max_puts_every_feature_between_0_and_1()
    {
        Normalization normalization = Normalization.MinMax(Training);
        float[] inputs = [1, 7, -5, 5, 7, 5, 3, 8, 0];
        normalization.Apply(inputs);
        Assert.Equal([0, 0, 0, 1, 0, 1, 0.5f, 1, 0.5f], inputs);
    }

    [Fact]
    public void Standardised_samples_have_the_mean_0_and_the_deviation_1() =>
        Gen.Select(Gen.Int[2, 600], Gen.Float[-1000, 1000], Gen.Float[0.01f, 100], Gen.Int).Sample((count, offset, spread, seed) =>
        {
            var random = new Random(seed);
            Dataset<int> dataset = Dataset.From(
                Enumerable.Range(0, count), i => [offset + (spread * (i % 2 == 0 ? -1 : 1)) + random.NextSingle() * spread], _ => 0);
            float[] values = ReadInputs(Normalization.Standardize(dataset).Apply(dataset));
            double mean = values.Average(value => (double)value);
            double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            // Single precision leaves a mean of a thousandth of the offset's last place.
            double rounding = 1e-6 * (1 + (Math.Abs(offset) / spread));
            Assert.Equal(0, mean, 1e-6 + rounding);
            Assert.Equal(1, deviation, 1e-5 + rounding);
        });

    /// <summary>What is held out says nothing to the fit, or it would not be held out.</summary>
    [Fact]
    public void It_is_fitted_on_the_training_part_alone()
    {
        Dataset<int> dataset = Dataset.From(Enumerable.Range(0, 100), i => [i], _ => 0);
        (Dataset<int> training, Dataset<int> heldOut) = dataset.Split(0.2, seed: 3);
        Normalization normalization = Normalization.Standardize(training);
        Assert.Equal(ReadInputs(training).Average(), normalization.Offsets[0], 1e-4f);
        Assert.NotEqual(0, ReadInputs(normalization.Apply(heldOut)).Average());
    }

    [Fact]
    public void Samples_keep_their_targets()
    {
        Dataset<int> dataset = Normalization.MinMax(Training).Apply(Dataset.Of(new float[] { 3, 7, 0, 5, 7, 5 }, new[] { 4, 9 }));
        float[] inputs = new float[3];
        int[] labels = new int[1];
        dataset.Read([1], inputs, labels);
        Assert.Equal([1, 0, 1], inputs);
        Assert.Equal([9], labels);
        Assert.True(dataset.IsInMemory);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Normalization normalization = Normalization.MinMax(Training);
        Assert.Contains("has 4 values", Assert.Throws<ArgumentException>(() => normalization.Apply(new float[4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => normalization.Apply(Dataset.Of(new float[2], new int[1])));
        Assert.Throws<ArgumentException>(() => new Normalization([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new Normalization([], []));
        Assert.Throws<ArgumentException>(() => new Normalization([float.NaN], [1]));
        Assert.Contains(
            "Feature 1 of sample 2",
            Assert.Throws<ArgumentException>(() => Normalization.Standardize(Dataset.Of(new[] { 0, 0, 0, 0, 0, float.NaN }, new int[3]))).Message,
            StringComparison.Ordinal);
    }

    private static float[] ReadInputs(Dataset<int> dataset)
    {
        float[] inputs = new float[dataset.Count * dataset.InputSize];
        dataset.Read([.. Enumerable.Range(0, dataset.Count)], inputs, new int[dataset.Count]);
        return inputs;
    }
}
