using NetGen.Documentation.Tests.Markdown;
using NetGen.Documentation.Tests.Programs;

namespace NetGen.Documentation.Tests.Code;

/// <summary>What a page writes to a file where numbers have a decimal comma, it reads where they have a point.</summary>
public class CultureTests
{
    private const string Path = "docs/getting-started.md";
    private const string Write = "```csharp\nFile.WriteAllText(", Read = "```csharp\nfloat[][] scale";

    [Fact]
    public void Numbers_keep_their_values_between_cultures()
    {
        string text = File.ReadAllText(Repository.PathOf(Path)).ReplaceLineEndings("\n"), commas =
            """
            ```csharp
            var numbers = (System.Globalization.NumberFormatInfo)System.Globalization.NumberFormatInfo.InvariantInfo.Clone();
            (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign) = (",", ".", "\u2212");
            System.Globalization.CultureInfo.CurrentCulture = new("") { NumberFormat = numbers };
            ```


            """;
        string points = "```csharp\nSystem.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;\n```\n\n";
        Assert.Contains(Write, text, StringComparison.Ordinal);
        Assert.Contains(Read, text, StringComparison.Ordinal);
        Page page = Page.Of(Path, text.Replace(Write, commas + Write, StringComparison.Ordinal).Replace(Read, points + Read, StringComparison.Ordinal));
        CodeBlock last = page.CodeBlocks.First(block => block.Text.Contains("% sure", StringComparison.Ordinal) && block.Language == "csharp");

        Assert.Equal("worn, 99 % sure", PageRun.Of(new PageProgram(page.CodeBlocks.Where(block => block.Language == "csharp").TakeWhile(block => block.Line <= last.Line))));
    }
}
