using NetGen.Generator.Emission;

namespace NetGen.Generator.Tests.Emission;

public class LongLineTests
{
    [Theory]
    [InlineData("Call(first, second, third);", 20, "Call(first, second,|    third);")]
    [InlineData("int product = Of(\"a, b\");", 16, "int product =|    Of(\"a, b\");")]
    [InlineData("void Run(int n) => Other(n);", 20, "void Run(int n) =>|    Other(n);")]
    [InlineData("// a comment of some words", 14, "// a comment|// of some|// words")]
    [InlineData("/// <summary>Documentation, as it is.</summary>", 20, "/// <summary>Documentation, as it is.</summary>")]
    [InlineData("count++; // first, second, third", 28, "count++; // first, second, third")]
    public void Code_is_broken_behind_commas_and_assignments_and_comments_between_words(string line, int most, string expected) =>
        Assert.Equal(expected, string.Join('|', LongLine.Break(line, most)));
}
