using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Attention and its gradient, against double precision, on every width of vectors.</summary>
public class ScaledAttentionTests
{
    private const int Samples = 2;

    public static TheoryData<int, int, int> Sizes => new()
    {
        // steps, heads, features of a head
        { 1, 1, 1 },
        { 1, 3, 16 },
        { 2, 1, 2 },
        { 3, 2, 1 },
        { 6, 2, 5 },
        { 8, 3, 4 },
        { 9, 1, 7 },
        { 16, 2, 16 },
        { 17, 4, 3 },
        { 33, 2, 20 },
        { 64, 4, 16 },
        { 65, 1, 32 },
        { 70, 2, 33 },
        { 131, 3, 8 },
        { 200, 1, 48 },
        { 1000, 1, 2 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_step_attends_to_all_steps(int steps, int heads, int size) => CheckAll(steps, heads, size, isCausal: false, scale: 1);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_step_attends_to_no_later_step(int steps, int heads, int size) => CheckAll(steps, heads, size, isCausal: true, scale: 1);

    /// <summary>Scores of hundreds, whose exponentials no float holds.</summary>
    [Theory]
    [InlineData(40, 2, 8, false)]
    [InlineData(140, 1, 16, false)]
    [InlineData(140, 1, 16, true)]
    public void Large_scores_are_taken_relative_to_the_largest(int steps, int heads, int size, bool isCausal) =>
        CheckAll(steps, heads, size, isCausal, scale: 20);

    /// <summary>The largest score comes last, so that each block makes the sums before it smaller.</summary>
    [Fact]
    public void Scores_may_grow_from_block_to_block()
    {
        const int Steps = 300;
        var shape = new AttentionShape(Steps, 1, 1, isCausal: false);
        float[] projections = new float[Steps * 16], outputs = new float[Steps * 16], normalizers = new float[304];
        float[] scratch = new float[AttentionScratch.ForOutputs(Steps, 1)];
        for (int step = 0; step < Steps; step++)
            (projections[step * 16], projections[step * 16 + 1], projections[step * 16 + 2]) = (1, step, step);

        ScaledAttention.Outputs<V256>(ref projections[0], ref outputs[0], ref normalizers[0], ref scratch[0], shape, Member.Alone.Of(1));

        double sum = Enumerable.Range(0, Steps).Sum(step => Math.Exp(step - (Steps - 1)));
        double mean = Enumerable.Range(0, Steps).Sum(step => step * Math.Exp(step - (Steps - 1))) / sum;
        Assert.Equal(mean, outputs[0], 1e-3);
        Assert.Equal((Steps - 1 + Math.Log(sum)) / Math.Log(2), normalizers[0], 1e-3);
    }

    private static void CheckAll(int steps, int heads, int size, bool isCausal, float scale)
    {
        Check<V1>(steps, heads, size, isCausal, scale);
        Check<V128>(steps, heads, size, isCausal, scale);
        Check<V256>(steps, heads, size, isCausal, scale);
        Check<V512>(steps, heads, size, isCausal, scale);
    }

    private static void Check<V>(int steps, int heads, int size, bool isCausal, float scale)
        where V : struct, IVector<V>
    {
        var random = new Random(steps + heads + size);
        int features = heads * size, stride = Pad(3 * features), outputStride = Pad(features), rows = Samples * steps;
        float[] projections = new float[rows * stride], given = new float[rows * outputStride];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < 3 * features; i++)
                projections[row * stride + i] = (i < 2 * features ? scale : 1) * (2 * random.NextSingle() - 1);
            for (int i = 0; i < features; i++)
                given[row * outputStride + i] = 2 * random.NextSingle() - 1;
        }

        float[] outputs = Poisoned(rows * outputStride), normalizers = Poisoned(Samples * heads * Pad(steps)), gradients = Poisoned(rows * stride);
        int forOutputs = (int)AttentionScratch.ForOutputs(steps, size), forGradient = (int)AttentionScratch.ForGradient(steps, size);
        float[] scratch = Poisoned(forOutputs + 1), gradientScratch = Poisoned(forGradient + 1);
        (scratch[forOutputs], gradientScratch[forGradient]) = (7, 7);
        var shape = new AttentionShape(steps, heads, size, isCausal);
        Share share = Member.Alone.Of(Samples);

        ScaledAttention.Outputs<V>(ref projections[0], ref outputs[0], ref normalizers[0], ref scratch[0], shape, share);
        ScaledAttention.Gradient<V>(
            ref projections[0], ref outputs[0], ref normalizers[0], ref given[0], ref gradients[0], ref gradientScratch[0], shape, share);

        double[] expectedOutputs = new double[outputs.Length], expectedGradients = new double[gradients.Length];
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int head = 0; head < heads; head++)
                Reference(sample, head);
        }

        AssertClose(expectedOutputs, outputs, 1e-5);
        AssertClose(expectedGradients, gradients, scale > 1 ? 5e-4 : 2e-5);
        Assert.All(Enumerable.Range(0, outputs.Length).Where(i => i % outputStride >= features), i => Assert.Equal(0, outputs[i]));
        Assert.All(Enumerable.Range(0, gradients.Length).Where(i => i % stride >= 3 * features), i => Assert.Equal(0, gradients[i]));
        Assert.Equal((7, 7), (scratch[forOutputs], gradientScratch[forGradient]));

        void Reference(int sample, int head)
        {
            int first = sample * steps;
            double factor = 1 / Math.Sqrt(size);
            for (int i = 0; i < steps; i++)
            {
                int keys = isCausal ? i + 1 : steps, query = (first + i) * stride + head * size, output = (first + i) * outputStride + head * size;
                double[] scores = [.. Enumerable.Range(first, keys).Select(key => factor * Product(projections, query, projections, KeyAt(key)))];
                double largest = scores.Max(), sum = scores.Sum(score => Math.Exp(score - largest));
                double binary = normalizers[(sample * heads + head) * Pad(steps) + i];
                Assert.Equal((largest + Math.Log(sum)) / Math.Log(2), binary, 1e-5 * Math.Max(1, Math.Abs(largest)));
                double[] shares = Array.ConvertAll(scores, score => Math.Exp(score - largest) / sum);
                double[] slopes = [.. Enumerable.Range(first, keys).Select(key => Product(given, output, projections, KeyAt(key) + features))];
                double mean = shares.Zip(slopes, (share, slope) => share * slope).Sum();
                for (int key = 0; key < keys; key++)
                {
                    int at = KeyAt(first + key);
                    double slope = factor * shares[key] * (slopes[key] - mean);
                    for (int k = 0; k < size; k++)
                    {
                        expectedOutputs[output + k] += shares[key] * projections[at + features + k];
                        expectedGradients[query + k] += slope * projections[at + k];
                        expectedGradients[at + k] += slope * projections[query + k];
                        expectedGradients[at + features + k] += shares[key] * given[output + k];
                    }
                }
            }

            int KeyAt(int step) => step * stride + features + head * size;

            double Product(float[] left, int leftStart, float[] right, int rightStart) =>
                Enumerable.Range(0, size).Sum(k => (double)left[leftStart + k] * right[rightStart + k]);
        }
    }

    /// <summary>The norm of the difference, over that of what is expected.</summary>
    private static void AssertClose(double[] expected, float[] actual, double tolerance)
    {
        double difference = expected.Zip(actual, (left, right) => (left - right) * (left - right)).Sum(), norm = expected.Sum(x => x * x);
        Assert.True(Math.Sqrt(difference) <= tolerance * Math.Sqrt(norm) + 1e-6, $"Off by {Math.Sqrt(difference)} of {Math.Sqrt(norm)}.");
    }

    private static int Pad(int floats) => (floats + 15) / 16 * 16;

    /// <summary>What the routine leaves, and what it reads before it writes, is found.</summary>
    private static float[] Poisoned(int floats)
    {
        float[] buffer = new float[floats];
        Array.Fill(buffer, float.NaN);
        return buffer;
    }
}
