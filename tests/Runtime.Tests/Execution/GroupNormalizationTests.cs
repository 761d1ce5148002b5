using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Groups of channels normalised, against double precision, on every width of vectors.</summary>
public class GroupNormalizationTests
{
    private const int Samples = 3;
    private const float Epsilon = 1e-3f;

    public static TheoryData<int, int, int> Sizes => new()
    {
        // positions, channels, groups
        { 1, 8, 2 },
        { 1, 40, 1 },
        { 5, 1, 1 },
        { 7, 6, 3 },
        { 9, 20, 20 },
        { 16, 33, 3 },
        { 3, 64, 4 },
        { 130, 48, 6 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Groups_are_normalised(int positions, int channels, int groups)
    {
        Check<V1>(positions, channels, groups);
        Check<V128>(positions, channels, groups);
        Check<V256>(positions, channels, groups);
        Check<V512>(positions, channels, groups);
    }

    /// <summary>The variance is that of the distances from the mean: it is not lost where the mean is large.</summary>
    [Fact]
    public void A_large_mean_is_taken_off_first()
    {
        const int Positions = 1000, Channels = 4;
        int stride = Pad(Channels);
        float[] values = new float[Positions * stride], results = new float[values.Length], means = new float[stride], factors = new float[stride];
        for (int i = 0; i < Positions * Channels; i++)
            values[i / Channels * stride + i % Channels] = 4096 + (i % 2 == 0 ? 1 : -1);

        GroupNormalization.Normalize<V256>(ref values[0], ref results[0], ref means[0], ref factors[0], Positions, Channels, 2, 1e-5f, Member.Alone.Of(1));

        Assert.Equal(1, results[0], 1e-4f);
        Assert.Equal(-1, results[1], 1e-4f);
    }

    private static void Check<V>(int positions, int channels, int groups)
        where V : struct, IVector<V>
    {
        var random = new Random(positions + channels);
        int stride = Pad(channels), floats = Samples * positions * stride;
        float[] values = new float[floats], given = new float[floats];
        for (int i = 0; i < Samples * positions * channels; i++)
            (values[At(i)], given[At(i)]) = (3 + random.NextSingle(), random.NextSingle() - 0.5f);
        float[] results = Poisoned(floats), means = Poisoned(Samples * stride), factors = Poisoned(Samples * stride);
        float[] gradients = Poisoned(floats), gradientMeans = Poisoned(Samples * stride), slopes = Poisoned(Samples * stride);

        Share share = Member.Alone.Of(Samples);
        GroupNormalization.Normalize<V>(ref values[0], ref results[0], ref means[0], ref factors[0], positions, channels, groups, Epsilon, share);
        GroupNormalization.Gradient<V>(
            ref given[0], ref results[0], ref factors[0], ref gradients[0], ref gradientMeans[0], ref slopes[0], positions, channels, groups, share);

        for (int i = 0; i < Samples * positions * channels; i++)
        {
            int[] group = GroupOf(i);
            double mean = group.Average(at => (double)values[at]);
            double factor = 1 / Math.Sqrt(group.Average(at => (values[at] - mean) * (values[at] - mean)) + Epsilon);
            double along = group.Average(at => given[at] * (values[at] - mean) * factor);
            double expected = (values[At(i)] - mean) * factor;
            Assert.Equal(expected, results[At(i)], 1e-4);
            Assert.Equal(factor * (given[At(i)] - group.Average(at => (double)given[at]) - expected * along), gradients[At(i)], 1e-3);
        }

        // The padding is 0, in the results and in the rows of channels.
        Assert.All(Enumerable.Range(0, floats).Where(i => i % stride >= channels), i => Assert.Equal((0, 0), (results[i], gradients[i])));
        Assert.All(
            Enumerable.Range(0, Samples * stride).Where(i => i % stride >= channels),
            i => Assert.Equal((0, 0, 0, 0), (means[i], factors[i], gradientMeans[i], slopes[i])));

        int At(int i) => i / channels * stride + i % channels;

        int[] GroupOf(int i)
        {
            int size = channels / groups, first = i % channels / size * size, sample = i / (positions * channels);
            return [.. Enumerable.Range(sample * positions, positions).SelectMany(row => Enumerable.Range(row * stride + first, size))];
        }
    }

    private static int Pad(int channels) => (channels + 15) / 16 * 16;

    /// <summary>What the routine leaves is found.</summary>
    private static float[] Poisoned(int floats)
    {
        float[] buffer = new float[floats];
        Array.Fill(buffer, float.NaN);
        return buffer;
    }
}
