using NetGen.Documentation.Tests.Attributes;
using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Pages;

/// <summary>The tables of folders have each folder there is.</summary>
public class FolderTests
{
    [Theory]
    [InlineData("src/Generator", "How it works")]
    [InlineData("src/Runtime", "The runtime")]
    public void Every_folder_is_explained(string folder, string heading)
    {
        PageTable table = Page.Read("docs/how-it-works.md").Tables.Single(table => table.Heading == heading);
        IEnumerable<string> folders = Directory.EnumerateDirectories(Repository.PathOf(folder)).Select(path => Path.GetFileName(path));

        Assert.Equal(
            folders.Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal),
            AttributePage.NamesIn(table).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sample_is_listed()
    {
        PageTable table = Page.Read("README.md").Tables.Single(table => table.Rows[0][0] == "sample");
        IEnumerable<string> projects = Directory.EnumerateDirectories(Repository.PathOf("samples"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(projects.Order(StringComparer.Ordinal), table.Body.Select(row => table.Cell(row, "sample")).Order(StringComparer.Ordinal));
    }
}
