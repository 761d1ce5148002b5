using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Programs;

/// <summary>
/// What a block of code takes for granted: a file of <c>Preludes</c>. The block follows it, or takes the place of the line
/// <c>// the block</c>.
/// </summary>
internal static class Prelude
{
    private const string Place = "// the block\n";
    private const string Folder = "tests/Documentation.Tests/Preludes/";

    public static string FileOf(string name) => $"{Folder}{name}.cs";

    public static string Text(string name) => File.ReadAllText(Repository.PathOf(FileOf(name))).ReplaceLineEndings("\n");

    /// <summary>The cells of a block and of what it takes for granted.</summary>
    public static IEnumerable<Cell> CellsOf(CodeBlock block)
    {
        if (block.With is null)
            return [Cell.OfBlock(block.Page, block.Line, block.Text)];

        string text = Text(block.With);
        int place = text.IndexOf(Place, StringComparison.Ordinal);
        if (place < 0)
            return [Cell.OfPrelude(FileOf(block.With), text), Cell.OfBlock(block.Page, block.Line, block.Text)];

        string before = text[..place];
        return [Cell.OfBlock(block.Page, block.Line - before.Count(letter => letter == '\n'), before + block.Text + "\n" + text[(place + Place.Length)..])];
    }
}
