using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Information;

/// <summary>What holds for all distributions, first of all Gibbs' inequality.</summary>
public class GibbsTests
{
    // Single precision leaves their sums a little off 1, which every inequality here inherits.
    private const double Off = 1e-5;

    private static readonly Gen<(float[] P, float[] Q)> Pairs =
        from outcomes in Gen.Int[1, 40]
        from p in Distributions(outcomes)
        from q in Distributions(outcomes)
        select (p, q);

    [Fact]
    public void Expecting_the_wrong_distribution_is_never_better() => Pairs.Sample(
        pair => CrossEntropy.Of(pair.P, pair.Q) >= Entropy.Of(pair.P) - Off && KlDivergence.Of(pair.P, pair.Q) >= -Off);

    [Fact]
    public void Expecting_the_right_one_costs_nothing() => Pairs.Sample(
        pair => KlDivergence.Of(pair.P, pair.P) == 0 && Math.Abs(CrossEntropy.Of(pair.P, pair.P) - Entropy.Of(pair.P)) < 1e-12);

    [Fact]
    public void Entropy_lies_between_certainty_and_chance() =>
        Pairs.Sample(pair => Entropy.Of(pair.P) >= 0 && Entropy.Of(pair.P) <= Math.Log(pair.P.Length) + Off);

    [Fact]
    public void Cross_entropy_is_entropy_and_divergence() => Pairs.Sample(pair =>
    {
        double sum = Entropy.Of(pair.P) + KlDivergence.Of(pair.P, pair.Q);
        return CrossEntropy.Of(pair.P, pair.Q).Equals(sum) || Math.Abs(CrossEntropy.Of(pair.P, pair.Q) - sum) < 1e-9;
    });

    [Fact]
    public void Perplexity_is_the_exponential_of_entropy() =>
        Pairs.Sample(pair => Perplexity.Of(pair.P) >= 1 && Math.Abs(Math.Log(Perplexity.Of(pair.P)) - Entropy.Of(pair.P)) < 1e-9);

    /// <summary>Some outcomes may be impossible; one is always possible.</summary>
    private static Gen<float[]> Distributions(int outcomes) =>
        from weights in Gen.Frequency((1, Gen.Const(0.0)), (4, Gen.Double[0, 1])).Array[outcomes]
        from possible in Gen.Int[0, outcomes - 1]
        select Normalised(weights, possible);

    private static float[] Normalised(double[] weights, int possible)
    {
        weights[possible] += 0.1;
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }
}
