using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>What the parameters of a new network are.</summary>
public class InitializerTests
{
    private const int Inputs = 90, Units = 75;

    /// <summary>The variance of each rule, and how far the largest value lies from 0, in standard deviations.</summary>
    public static TheoryData<Initializer, double, double> Rules => new()
    {
        { Initializer.HeNormal, 2.0 / Inputs, 6 },
        { Initializer.HeUniform, 2.0 / Inputs, Math.Sqrt(3) },
        { Initializer.GlorotNormal, 2.0 / (Inputs + Units), 6 },
        { Initializer.GlorotUniform, 2.0 / (Inputs + Units), Math.Sqrt(3) },
        { Initializer.LeCunNormal, 1.0 / Inputs, 6 },
        { Initializer.LeCunUniform, 1.0 / Inputs, Math.Sqrt(3) },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Weights_have_the_distribution_of_the_rule(Initializer initializer, double variance, double largest)
    {
        // The seeds are fixed, so that what follows either holds or does not.
        double deviation = Math.Sqrt(variance);
        float[] weights = Weights(initializer, seed: 11);
        double n = weights.Length;
        double[] moments = [.. Enumerable.Range(1, 4).Select(power => weights.Sum(weight => Math.Pow(weight / deviation, power)) / n)];
        bool isNormal = initializer.ToString().EndsWith("Normal", StringComparison.Ordinal);

        Assert.Equal(0, moments[0], 4 / Math.Sqrt(n));
        Assert.Equal(1, moments[1], 4 * Math.Sqrt(2 / n));
        Assert.Equal(0, moments[2], 4 * Math.Sqrt(15 / n));
        Assert.Equal(isNormal ? 3 : 9.0 / 5, moments[3], 4 * Math.Sqrt(96 / n));
        Assert.InRange(weights.Max(Math.Abs), (isNormal ? 3 : 0.99 * largest) * deviation, 1.0001 * largest * deviation);

        // Neighbours have nothing to do with each other.
        double product = Enumerable.Range(0, weights.Length - 1).Sum(i => (double)weights[i] * weights[i + 1]) / variance / n;
        Assert.Equal(0, product, 4 / Math.Sqrt(n));
    }

    public static TheoryData<Initializer> Drawn => [.. Rules.Select(rule => (Initializer)rule[0])];

    [Theory]
    [MemberData(nameof(Drawn))]
    public void The_same_seed_draws_the_same_weights(Initializer initializer)
    {
        Assert.Equal(Weights(initializer, 5), Weights(initializer, 5));
        Assert.NotEqual(Weights(initializer, 5), Weights(initializer, 6));
    }

    /// <summary>Pinned, for a machine of another kind must draw them too.</summary>
    [Fact]
    public void Normal_bits_are_these_on_every_machine() =>
        Assert.Equal([0.0734847486f, -0.190971747f, -0.0897226706f, -0.229921564f], Weights(Initializer.HeNormal, 42)[..4]);

    [Fact]
    public void Constants_are_what_was_declared()
    {
        foreach (int width in (int[])[3, 40])
        {
            var source = new NetworkSource(
                width,
                new Layer(width) { Initializer = Initializer.Constant, InitialValue = 0.25f, InitialBias = -1.5f },
                new Layer(2, UseBias: false) { Initializer = Initializer.Zeros });
            float[] parameters = NetworkCompilation.Load(source, seed: 3).Parameters;
            int weights = width * width;

            Assert.All(parameters[..weights], weight => Assert.Equal(0.25f, weight));
            Assert.All(parameters[weights..(weights + width)], bias => Assert.Equal(-1.5f, bias));
            Assert.All(parameters[(weights + width)..], weight => Assert.Equal(0, weight));
        }
    }

    /// <summary>Nothing of it leaks into the padding, which every product reads.</summary>
    [Theory]
    [InlineData(Initializer.HeNormal)]
    [InlineData(Initializer.GlorotUniform)]
    [InlineData(Initializer.Constant)]
    public void A_new_network_computes_with_what_it_has(Initializer initializer)
    {
        foreach (int width in (int[])[4, 39])
        {
            var layer = new Layer(width, Activation.Tanh)
            {
                Initializer = initializer,
                InitialValue = initializer == Initializer.Constant ? 0.1f : 0,
                InitialBias = 0.3f,
            };
            var source = new NetworkSource(width, layer, layer, layer with { Units = 5 });
            CompiledNetwork network = NetworkCompilation.Load(source, seed: 9);
            Batch batch = Batch.Of(source, 20, useRows: false, seed: 2) with { Parameters = network.Parameters };

            var comparison = new Comparison(source, batch, network);
            comparison.CheckForward();
            comparison.CheckGradients();
            Assert.True(comparison.CheckTrainStep(0.1f) > 0, "No step of training was compared.");
        }
    }

    private static float[] Weights(Initializer initializer, ulong seed) =>
        NetworkCompilation.Load(new NetworkSource(Inputs, new Layer(Units) { Initializer = initializer }), seed).Parameters[..(Inputs * Units)];
}
