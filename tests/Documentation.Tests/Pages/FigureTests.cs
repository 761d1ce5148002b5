using System.Collections.Immutable;
using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Pages;

/// <summary>A figure of speed is the same number on every page.</summary>
public class FigureTests
{
    [Fact]
    public void The_readme_and_the_page_on_performance_have_the_same_figures() =>
        Assert.Equal(Peers("docs/performance.md").Select(Text), Peers("README.md").Select(Text));

    [Fact]
    public void The_questions_have_those_of_the_readme()
    {
        ImmutableArray<string> row = Peers("README.md").Single(row => row[0] == "64-32-10, 1");
        PageTable table = Page.Read("docs/faq.md").Tables.Single(table => table.Rows[0].Contains("ML.NET"));
        ImmutableArray<string> step = table.Body.Single(row => row[0].Contains("64-32-10", StringComparison.Ordinal));

        Assert.Equal($"{row[5]} µs", table.Cell(step, "NetGen"));
        Assert.Equal($"{row[7].Split(' ')[0]} µs", table.Cell(step, "TorchSharp"));
    }

    private static IEnumerable<ImmutableArray<string>> Peers(string page) =>
        Page.Read(page).Tables.First(table => table.Rows[0].Contains("ONNX Runtime 1.31")).Body;

    private static string Text(ImmutableArray<string> row) => string.Join(" | ", row);
}
