using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Pages;

/// <summary>Links within the repository lead somewhere.</summary>
public class LinkTests
{
    public static TheoryData<string> AllPages => [.. Repository.AllPages];

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_link_leads_to_what_exists(string path)
    {
        Page page = Page.Read(path);
        Assert.All(page.Links.Where(link => !link.Target.Contains("://")), link =>
            Assert.True(Leads(page, link.Target), $"{path}:{link.Line}: '{link.Target}' leads nowhere"));
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_readme()
    {
        var reached = new HashSet<string> { "README.md" };
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out string? path))
        {
            foreach (string target in Page.Read(path).Links.Select(link => PathOf(path, link.Target)).Where(IsPage))
            {
                if (reached.Add(target))
                    next.Enqueue(target);
            }
        }

        Assert.Empty(Repository.AllPages.Where(path => path.StartsWith("docs/", StringComparison.Ordinal)).Except(reached));
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_file_that_is_named_exists(string path) => Assert.All(
        Page.Read(path).InlineCode.Where(code => code.Contains('/') && code.EndsWith(".cs", StringComparison.Ordinal) && !code.Contains("/obj/", StringComparison.Ordinal)),
        code => Assert.Contains(Sources, source => source.EndsWith("/" + code, StringComparison.Ordinal)));

    [Theory]
    [InlineData("README.md", true)]
    [InlineData("docs/losses.md#many-classes", true)]
    [InlineData("#in-sixty-seconds", true)]
    [InlineData("docs", true)]
    [InlineData("docs/losses.md#no-such-heading", false)]
    [InlineData("docs/no-such-page.md", false)]
    [InlineData("#no-such-heading", false)]
    public void Links_are_followed(string target, bool leads) => Assert.Equal(leads, Leads(Page.Read("README.md"), target));

    /// <summary>The files of C#, each with a slash in front.</summary>
    private static IEnumerable<string> Sources { get; } =
    [
        .. new[] { "src", "tests", "samples", "benchmarks" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => "/" + Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)),
    ];

    private static bool Leads(Page page, string target)
    {
        string path = PathOf(page.Path, target);
        if (!Repository.Has(path))
            return false;
        int hash = target.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 || !IsPage(path) || Page.Read(path).Anchors.Contains(target[(hash + 1)..]);
    }

    private static bool IsPage(string path) => path.EndsWith(".md", StringComparison.Ordinal) && Repository.Has(path);

    /// <summary>Where a link of a page leads, from the repository's root. A folder is its README, where it has one.</summary>
    private static string PathOf(string page, string target)
    {
        string file = target.Split('#')[0];
        if (file.Length == 0)
            return page;
        string folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        string path = Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, file))).Replace('\\', '/');
        return Repository.Has($"{path}/README.md") ? $"{path}/README.md" : path;
    }
}
