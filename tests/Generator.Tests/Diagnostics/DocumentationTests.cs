using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.CodeFixes;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has a help page that agrees with it.</summary>
public class DocumentationTests
{
    /// <summary>What does not keep a network from being generated.</summary>
    private static readonly string[] Warnings = ["NETGEN021", "NETGEN025", "NETGEN026", "NETGEN027", "NETGEN028"];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    /// <summary>Without those of the generator, and without the one that is about no code: their pages have no example that the parser could judge.</summary>
    public static TheoryData<string> IdsOfParser => [.. Descriptors.All.RemoveRange([.. Descriptors.OfGenerator, Descriptors.UnfitProject]).Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_explains_the_diagnostic(string id)
    {
        var page = new HelpPage(id);

        Assert.Equal($"# {id}: {page.Descriptor.Title}", page.Lines[0]);
        Assert.Equal(["## Cause", "## Example", "## Fix"], page.Headings);
    }

    [Theory]
    [MemberData(nameof(IdsOfParser))]
    public void The_example_is_an_example(string id) => Assert.Equal([id], IdsIn(new HelpPage(id).CodeUnder("## Example")));

    [Theory]
    [MemberData(nameof(IdsOfParser))]
    public void The_fix_fixes_it(string id) => Assert.Empty(IdsIn(new HelpPage(id).CodeUnder("## Fix")));

    [Fact]
    public void The_example_of_what_the_generator_says_is_one()
    {
        var page = new HelpPage(Descriptors.NothingGenerated.Id);

        Assert.Equal(page.Descriptor, Assert.Single(GeneratorRun.Of(page.CodeUnder("## Example")).Result.Diagnostics).Descriptor);
        Assert.Empty(GeneratorRun.Of(page.CodeUnder("## Fix")).Result.Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_index_lists_the_diagnostic(string id)
    {
        string[] cells = IndexRow(id);

        Assert.Equal(new HelpPage(id).Descriptor.Title, cells[1]);
        Assert.Equal(Warnings.Contains(id) ? "warning" : "error", cells[2]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_index_says_which_has_a_code_fix(string id) => Assert.Equal(OfferedFixes.All.Any(fix => fix.FixableDiagnosticIds.Contains(id)), IndexRow(id)[3] != "");

    [Fact]
    public void There_is_no_page_without_a_diagnostic()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(HelpPage.Folder, "NETGEN*.md").Select(page => Path.GetFileNameWithoutExtension(page)!);

        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_counted_up() => Assert.Equal(
        Enumerable.Range(1, Descriptors.All.Length).Select(number => $"NETGEN{number:000}"),
        Descriptors.All.Select(descriptor => descriptor.Id));

    [Fact]
    public void What_makes_no_sense_is_an_error_and_all_link_to_their_pages() => Assert.All(Descriptors.All, descriptor =>
    {
        Assert.Equal("NetGen", descriptor.Category);
        bool isWarning = Warnings.Contains(descriptor.Id) || descriptor == Descriptors.NothingGenerated;
        Assert.Equal(isWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.Equal($"https://github.com/netgen/netgen/blob/main/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri);
    });

    private static string[] IndexRow(string id) =>
        [.. File.ReadLines(Path.Combine(HelpPage.Folder, "README.md")).Single(line => line.StartsWith($"| [{id}]({id}.md) |", StringComparison.Ordinal))
            .Trim('|').Split('|', StringSplitOptions.TrimEntries)];

    private static IEnumerable<string> IdsIn(string source)
    {
        Assert.NotEmpty(source);
        UserCode code = UserCode.Of(source);
        code.ParseAll();
        return code.Ids;
    }
}
