using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Code;

/// <summary>No code escapes the tests: every block says what it is in a word that they know.</summary>
public partial class FenceTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Languages_are_known(string page) => Assert.All(Page.Read(page).CodeBlocks, block =>
        Assert.True(block.Language is "" or "csharp" or "text" or "xml" or "python", $"{block.Place}: what is '{block.Language}'?"));

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_is_indented_is_no_code(string page) => Assert.All(Page.Read(page).IndentedBlocks, block =>
        Assert.False(Code().IsMatch(block.Text), $"{page}:{block.Line} looks like C#: put it between fences."));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Xml_is_well_formed(string page) => Assert.All(
        Page.Read(page).CodeBlocks.Where(block => block.Language == "xml"),
        block => XElement.Parse($"<Project>{block.Text}</Project>"));

    [GeneratedRegex(@";\s*$|^\s*\[[A-Z]\w*(\(.*\))?\]\s*$", RegexOptions.Multiline)]
    private static partial Regex Code();
}
