using System.Globalization;
using Xunit;

namespace NetGen.Runtime.Tests.Information;

/// <summary>What is no distribution is refused, by the entry or the sum that is wrong.</summary>
public class NoDistributionTests
{
    private static readonly float[] Good = [0.25f, 0.25f, 0.5f];

    public static TheoryData<float[], string> Bad => new()
    {
        { [0.5f, -0.5f, 1], "[1] is -0.5; a probability must be finite and at least 0." },
        { [0.5f, 0.5f, float.NaN], "[2] is NaN; a probability must be finite and at least 0." },
        { [float.PositiveInfinity, 0, 0], "[0] is Infinity; a probability must be finite and at least 0." },
        { [float.NegativeInfinity, 0, 0], "[0] is -Infinity; a probability must be finite and at least 0." },
        { [0.25f, 0.25f, 0.25f], " sums to 0.75; the probabilities of a distribution must sum to 1." },
        { [0.5f, 0.5f, 0.5f], " sums to 1.5; the probabilities of a distribution must sum to 1." },
        { [0, 0, 0], " sums to 0; the probabilities of a distribution must sum to 1." },
        { [0.5f, 0.5f, 0.0021f], " sums to 1.0021; the probabilities of a distribution must sum to 1." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_first_may_be_wrong(float[] bad, string complaint)
    {
        AssertThrows("p", complaint, () => Entropy.Of(bad));
        AssertThrows("p", complaint, () => Perplexity.Of(bad));
        AssertThrows("p", complaint, () => CrossEntropy.Of(bad, Good));
        AssertThrows("p", complaint, () => KlDivergence.Of(bad, Good));
        AssertThrows("p", complaint, () => Perplexity.Of(bad, Good));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_second_may_be_wrong(float[] bad, string complaint)
    {
        AssertThrows("q", complaint, () => CrossEntropy.Of(Good, bad));
        AssertThrows("q", complaint, () => KlDivergence.Of(Good, bad));
        AssertThrows("q", complaint, () => Perplexity.Of(Good, bad));
    }

    [Fact]
    public void Both_need_the_same_outcomes()
    {
        AssertMessage("p has 3 values and q has 2; expected the same number.", () => CrossEntropy.Of(Good, [0.5f, 0.5f]));
        AssertMessage("p has 1 values and q has 3; expected the same number.", () => KlDivergence.Of([1], Good));
        AssertMessage("p has 3 values and q has 0; expected the same number.", () => Perplexity.Of(Good, []));
    }

    [Fact]
    public void Nothing_is_no_distribution() => AssertThrows("p", " sums to 0; the probabilities of a distribution must sum to 1.", () => Entropy.Of([]));

    [Fact]
    public void A_sum_may_be_a_little_off() => Assert.Equal(Math.Log(2), Entropy.Of([0.5009f, 0.5009f]), 1e-3);

    [Fact]
    public void The_messages_heed_no_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NegativeSign = "\u2212";
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = hostile;
        try
        {
            AssertThrows("p", "[0] is -0.5; a probability must be finite and at least 0.", () => Entropy.Of([-0.5f, 1.5f]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertThrows(string parameter, string complaint, Func<double> call) =>
        Assert.Equal(parameter, AssertMessage(parameter + complaint, call).ParamName);

    private static ArgumentException AssertMessage(string message, Func<double> call)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => call());
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        return exception;
    }
}
