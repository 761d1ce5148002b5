using Xunit;

namespace NetGen.Runtime.Tests.Information;

/// <summary>Numbers that can be found by hand.</summary>
public class InformationTests
{
    private const double Exact = 1e-12;

    private static readonly float[] FairCoin = [0.5f, 0.5f];
    private static readonly float[] Quarters = [0.5f, 0.25f, 0.25f];
    private static readonly float[] Eighths = [0.125f, 0.125f, 0.75f];

    [Fact]
    public void The_entropy_of_equal_outcomes_is_the_logarithm_of_their_number()
    {
        Assert.Equal(Math.Log(2), Entropy.Of(FairCoin), Exact);
        Assert.Equal(Math.Log(8), Entropy.Of([.. Enumerable.Repeat(0.125f, 8)]), Exact);
        Assert.Equal(0, Entropy.Of([1]));
    }

    [Fact]
    public void The_entropy_of_quarters_is_a_bit_and_a_half() => Assert.Equal(1.5 * Math.Log(2), Entropy.Of(Quarters), Exact);

    [Fact]
    public void The_cross_entropy_weighs_by_the_first_and_measures_by_the_second()
    {
        // -(1/2 log 1/8 + 1/4 log 1/8 + 1/4 log 3/4) and -(1/8 log 1/2 + 1/8 log 1/4 + 3/4 log 1/4).
        Assert.Equal((0.75 * Math.Log(8)) + (0.25 * Math.Log(4.0 / 3)), CrossEntropy.Of(Quarters, Eighths), Exact);
        Assert.Equal(1.875 * Math.Log(2), CrossEntropy.Of(Eighths, Quarters), Exact);
    }

    [Fact]
    public void Of_a_certain_outcome_only_its_own_probability_counts() =>
        Assert.Equal(Math.Log(4), CrossEntropy.Of([0, 1, 0], Quarters), Exact);

    [Fact]
    public void The_divergence_is_what_the_wrong_distribution_costs()
    {
        Assert.Equal(CrossEntropy.Of(Quarters, Eighths) - Entropy.Of(Quarters), KlDivergence.Of(Quarters, Eighths), Exact);
        Assert.Equal(Math.Log(2), KlDivergence.Of([1, 0], FairCoin), Exact);
        Assert.Equal(0, KlDivergence.Of(Eighths, Eighths));
    }

    [Fact]
    public void What_never_happens_costs_nothing()
    {
        Assert.Equal(Math.Log(2), Entropy.Of([0.5f, 0, 0.5f]), Exact);
        Assert.Equal(Math.Log(2), CrossEntropy.Of([0.5f, 0, 0.5f], [0.5f, 0, 0.5f]), Exact);
        Assert.Equal(0, KlDivergence.Of([0, 1], [0, 1]));
    }

    [Fact]
    public void What_was_ruled_out_and_happens_costs_infinitely_much()
    {
        Assert.Equal(double.PositiveInfinity, CrossEntropy.Of(FairCoin, [1, 0]));
        Assert.Equal(double.PositiveInfinity, KlDivergence.Of(FairCoin, [1, 0]));
        Assert.Equal(double.PositiveInfinity, Perplexity.Of(FairCoin, [1, 0]));
    }

    [Fact]
    public void Perplexity_counts_outcomes()
    {
        Assert.Equal(2, Perplexity.Of(FairCoin), Exact);
        Assert.Equal(1, Perplexity.Of([0, 1]));
        Assert.Equal(Math.Pow(2, 1.5), Perplexity.Of(Quarters), Exact);
        Assert.Equal(Math.Pow(2, 1.875), Perplexity.Of(Eighths, Quarters), Exact);
    }
}
