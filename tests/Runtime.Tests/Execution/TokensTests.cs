using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

public class TokensTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1 << 20)]
    public void The_first_token_outside_is_found(int vocabulary)
    {
        for (int count = 0; count < 70; count++)
        {
            int[] tokens = [.. Enumerable.Range(0, count).Select(i => i % vocabulary)];
            Require.Tokens(tokens, 1, vocabulary, "inputs");
            for (int place = 0; place < count; place++)
            {
                foreach (int token in (int[])[vocabulary, -1, int.MinValue, int.MaxValue])
                {
                    int[] bad = [.. tokens];
                    bad[place] = token;
                    bad[^1] = -5;
                    var exception = Assert.Throws<ArgumentException>(() => Require.Tokens(bad, 1, vocabulary, "inputs"));
                    Assert.StartsWith(FormattableString.Invariant($"Token 0 of sample {place} is {bad[place]};"), exception.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void The_message_names_the_place_the_token_and_the_range()
    {
        var exception = Assert.Throws<ArgumentException>("inputs", () => Require.Tokens([0, 1, 2, 3, 20, 5], 3, 20, "inputs"));
        Assert.StartsWith("Token 1 of sample 1 is 20; with a vocabulary of 20 it must be 0 to 19.", exception.Message, StringComparison.Ordinal);
    }
}
