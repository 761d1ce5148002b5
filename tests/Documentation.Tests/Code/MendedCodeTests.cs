using NetGen.Documentation.Tests.Markdown;
using NetGen.Documentation.Tests.Programs;

namespace NetGen.Documentation.Tests.Code;

/// <summary>
/// The mended example of every diagnostic's page compiles without a warning, and runs. That the other example raises the diagnostic, and
/// this one none, is tested beside the diagnostics.
/// </summary>
public class MendedCodeTests
{
    /// <summary>Without those of the diagnostics which no code leads to: there is none to mend.</summary>
    public static TheoryData<string> Pages => [.. Repository.AllPages.Where(path =>
        path.StartsWith("docs/diagnostics/NETGEN", StringComparison.Ordinal) && path is not ("docs/diagnostics/NETGEN033.md" or "docs/diagnostics/NETGEN039.md"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_mended_code_compiles_and_runs(string path)
    {
        Page page = Page.Read(path);
        CodeBlock[] mended = [.. page.CodeBlocks.Where(block => block.Language == "csharp" && block.Heading == "Fix")];

        Assert.NotEmpty(mended);
        Assert.All(mended, block => PageRun.Of(new PageProgram([block])));
    }
}
