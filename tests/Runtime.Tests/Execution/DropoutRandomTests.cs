using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Which values are dropped. The keys are fixed, so that what follows either holds or does not.</summary>
public class DropoutRandomTests
{
    private const int Features = 200, Samples = 200;

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_rate_is_the_share_that_is_dropped(float rate)
    {
        float[] factors = Factors<V512>(DropoutRandom.Key(1, 2), rate);

        Assert.All(factors, factor => Assert.True(factor is 0 || factor == 1 / (1 - rate)));
        double deviation = Math.Sqrt(rate * (1 - rate) / factors.Length);
        Assert.Equal(rate, factors.Count(factor => factor == 0) / (double)factors.Length, 4 * deviation);
        Assert.Equal(1, factors.Average(), 4 * deviation / (1 - rate));
    }

    [Fact]
    public void Every_width_drops_the_same()
    {
        float[] expected = Factors<V1>(DropoutRandom.Key(3, 4), 0.3f);
        Assert.Equal(expected, Factors<V128>(DropoutRandom.Key(3, 4), 0.3f));
        Assert.Equal(expected, Factors<V256>(DropoutRandom.Key(3, 4), 0.3f));
        Assert.Equal(expected, Factors<V512>(DropoutRandom.Key(3, 4), 0.3f));
    }

    /// <summary>Two draws that have nothing to do with each other agree in half of the places.</summary>
    [Fact]
    public void Seeds_steps_layers_and_neighbours_have_nothing_to_do_with_each_other()
    {
        float[] one = Factors<V512>(Key(1, 1, 1), 0.5f);
        AssertUnlike(one, Factors<V512>(Key(2, 1, 1), 0.5f));
        AssertUnlike(one, Factors<V512>(Key(1, 2, 1), 0.5f));
        AssertUnlike(one, Factors<V512>(Key(1, 1, 2), 0.5f));
        AssertUnlike(one[1..], one[..^1]);
        AssertUnlike(one[Samples..], one[..^Samples]);

        static ulong Key(ulong seed, long step, int layer) => DropoutRandom.Key(DropoutRandom.Key(seed, step), layer);

        static void AssertUnlike(float[] first, float[] second) =>
            Assert.Equal(0.5, first.Zip(second).Count(pair => pair.First == pair.Second) / (double)first.Length, 2 / Math.Sqrt(first.Length));
    }

    [Fact]
    public void What_is_dropped_is_0_whatever_it_was()
    {
        float[] results = new float[16];
        foreach (float value in (float[])[float.NaN, float.PositiveInfinity, float.MaxValue])
        {
            DropoutRandom.Drop(V512.Create(value), V512.CountFrom(0), V512.CreateInteger(0), 7, 0.999999f, 1).Store(ref results[0], 0);
            Assert.All(results, result => Assert.Equal(0, result));
        }
    }

    /// <summary>Sample by sample, each with its features.</summary>
    private static float[] Factors<V>(ulong key, float rate)
        where V : struct, IVector<V>
    {
        float[] all = new float[Features * Samples];
        float[] some = new float[Features * V.Count];
        for (int sample = 0; sample < Samples; sample += V.Count)
        {
            // The last samples may be drawn twice.
            int first = Math.Min(sample, Samples - V.Count);
            DropoutRandom.FillFactors<V>(ref some[0], Features, first, key, rate, 1 / (1 - rate));
            for (int feature = 0; feature < Features; feature++)
                some.AsSpan(feature * V.Count, V.Count).CopyTo(all.AsSpan(feature * Samples + first));
        }

        return all;
    }
}
