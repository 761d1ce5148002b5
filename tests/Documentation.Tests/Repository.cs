namespace NetGen.Documentation.Tests;

/// <summary>The files that are tested, where they lie: the pages as they are read, not copies of them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The README and the pages of <c>docs</c>, whose code is compiled and run. What is under <c>diagnostics</c> shows what does not compile.</summary>
    public static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(PathOf("docs"), "*.md").Select(Relative).Order(StringComparer.Ordinal).Prepend("README.md");

    /// <summary>Every page, with those of diagnostics, samples and benchmarks.</summary>
    public static IEnumerable<string> AllPages => new[] { "docs", "samples", "benchmarks" }
        .SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), "*.md", SearchOption.AllDirectories))
        .Select(Relative)
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal)
        .Prepend("README.md");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static bool Has(string relative) => Path.Exists(PathOf(relative));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NetGen.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no clone of the repository.");
    }
}
