using System.Runtime.CompilerServices;
using NetGen.Tool.Recognising.Rules;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Tests.Importing;

/// <summary>The documentation has every operator that can be imported, and no other.</summary>
public sealed class OperatorTableTests
{
    [Fact]
    public void The_table_has_every_operator()
    {
        string[] operators =
        [
            .. File.ReadLines(PageOf())
                .SkipWhile(line => line != "| operator | is imported as |").Skip(2).TakeWhile(line => line.StartsWith('|'))
                .SelectMany(line => line.Split('|')[1].Split('`').Where((_, i) => i % 2 == 1)),
        ];
        Assert.Equal(Operators.Names.Where(name => !name.StartsWith(Graph.OwnDomain, StringComparison.Ordinal)).Select(name => name.Split(':')[^1]).Order(StringComparer.Ordinal), operators.Order(StringComparer.Ordinal));
    }

    private static string PageOf([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "importing.md");
}
