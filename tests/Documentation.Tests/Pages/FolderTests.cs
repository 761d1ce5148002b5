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
}
