using NetGen.Documentation.Tests.Markdown;
using NetGen.Documentation.Tests.Programs;
using NetGen.Testing.Compiling;

namespace NetGen.Documentation.Tests.Code;

/// <summary>What is shown as a part of a file, or of generated code, is there.</summary>
public class ExcerptTests
{
    private const string GeneratedFrom = "generated from ";

    public static TheoryData<string> Places => [.. Blocks().Select(block => block.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public void The_excerpt_is_in_its_file(string place)
    {
        CodeBlock block = Blocks().Single(block => block.Place == place);

        string? missing = new Excerpt(block.Lines).MissingFrom(TextOf(block.ExcerptOf!));

        Assert.True(missing is null, $"{place}: this is not in {block.ExcerptOf}, or not there:\n{missing}");
    }

    private static IEnumerable<CodeBlock> Blocks() =>
        Repository.Pages.Select(Page.Read).SelectMany(page => page.CodeBlocks).Where(block => block.ExcerptOf is not null);

    private static string TextOf(string source) => source.StartsWith(GeneratedFrom, StringComparison.Ordinal)
        ? Generated(source[GeneratedFrom.Length..])
        : File.ReadAllText(Repository.PathOf(source));

    private static string Generated(string prelude) => string.Concat(
        NetworkCompilation.Of($"using NetGen;\n{Prelude.Text(prelude)}").Generated.Select(file => file.SourceText.ToString()));
}
