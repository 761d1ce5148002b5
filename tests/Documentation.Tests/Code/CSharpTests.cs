using NetGen.Documentation.Tests.Markdown;
using NetGen.Documentation.Tests.Programs;

namespace NetGen.Documentation.Tests.Code;

/// <summary>Every block of C# compiles without a warning, runs, and prints what the page says it prints.</summary>
public class CSharpTests
{
    public static TheoryData<string> Places => [.. Blocks().Select(block => block.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public void The_code_compiles_and_runs(string place)
    {
        CodeBlock block = Blocks().Single(block => block.Place == place);
        Page page = Page.Read(block.Page);

        string printed = PageRun.Of(new PageProgram(BlocksOf(page).TakeWhile(other => other.Line <= block.Line)));

        if (OutputOf(page, block) is { } output)
            Assert.True(PrintedText.Agrees(output, printed), $"{place} is said to print\n{output}\nbut prints\n{printed}");
    }

    private static IEnumerable<CodeBlock> Blocks() => Repository.Pages.Select(Page.Read).SelectMany(BlocksOf);

    private static IEnumerable<CodeBlock> BlocksOf(Page page) =>
        page.CodeBlocks.Where(block => block is { Language: "csharp", ExcerptOf: null });

    /// <summary>A block of text after one of C# is what it prints.</summary>
    private static string? OutputOf(Page page, CodeBlock block) => page.CodeBlocks.SkipWhile(other => other.Line <= block.Line).FirstOrDefault() is { Language: "text" } output
        ? output.Text
        : null;
}
