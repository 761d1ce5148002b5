using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NetGen.Documentation.Tests.Markdown;

/// <summary>
/// A page as GitHub reads it. A comment in front of a block of code tells the tests what the reader need not be told:
/// <c>&lt;!-- with: Digits --&gt;</c> names what the code takes for granted, <c>&lt;!-- excerpt of: src/File.cs --&gt;</c> where it is from.
/// </summary>
internal sealed partial class Page
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    private Page(string path, string text)
    {
        Path = path;
        _document = Markdig.Markdown.Parse(text, Pipeline);
        CodeBlocks = [.. _document.Descendants<FencedCodeBlock>().Select(Read)];
    }

    /// <summary>From the repository's root.</summary>
    public string Path { get; }

    public ImmutableArray<CodeBlock> CodeBlocks { get; }

    /// <summary>Code that is set by indentation alone, as formulas are.</summary>
    public IEnumerable<(int Line, string Text)> IndentedBlocks => _document.Descendants<Markdig.Syntax.CodeBlock>()
        .Where(block => block is not FencedCodeBlock)
        .Select(block => (block.Line + 1, block.Lines.ToString()));

    /// <summary>Where links and pictures lead, with their lines.</summary>
    public IEnumerable<(int Line, string Target)> Links => _document.Descendants<LinkInline>()
        .Select(link => (link.Line + 1, link.Url ?? ""));

    /// <summary>Code within the text.</summary>
    public IEnumerable<string> InlineCode => _document.Descendants<CodeInline>().Select(code => code.Content);

    /// <summary>What can be linked to after a <c>#</c>.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    /// <summary>The headings, with the last one of the second level.</summary>
    public IEnumerable<(string Chapter, string Heading)> Headings => Blocks.Where(block => block.Block is HeadingBlock).Select(block => (block.Chapter, block.Heading));

    /// <summary>The tables, by the heading that they stand under.</summary>
    public IEnumerable<PageTable> Tables => Blocks
        .Where(block => block.Block is Table)
        .Select(block => new PageTable(block.Chapter, block.Heading, [.. ((Table)block.Block).Cast<TableRow>().Select(Cells)]));

    private IEnumerable<(string Chapter, string Heading, Block Block)> Blocks
    {
        get
        {
            string heading = "", chapter = "";
            foreach (Block block in _document)
            {
                if (block is HeadingBlock next)
                {
                    heading = TextOf(next.Inline!);
                    if (next.Level == 2)
                        chapter = heading;
                }

                yield return (chapter, heading, block);
            }
        }
    }

    public static Page Read(string path) => Of(path, File.ReadAllText(Repository.PathOf(path)));

    public static Page Of(string path, string text) => new(path, text.ReplaceLineEndings("\n"));

    private CodeBlock Read(FencedCodeBlock block)
    {
        string? with = null, excerptOf = null;
        ContainerBlock siblings = block.Parent!;
        int index = siblings.IndexOf(block);
        if (index > 0 && siblings[index - 1] is HtmlBlock comment && Directive().Match(comment.Lines.ToString()) is { Success: true } directive)
        {
            string value = directive.Groups["value"].Value;
            switch (directive.Groups["name"].Value)
            {
                case "with":
                    with = value;
                    break;
                case "excerpt of":
                    excerptOf = value;
                    break;
                default:
                    throw new FormatException($"{Path}:{comment.Line + 1}: '{directive.Value}' means nothing.");
            }
        }

        return new CodeBlock(Path, block.Line + 2, HeadingBefore(block), block.Info ?? "", block.Lines.ToString(), with, excerptOf);
    }

    private string HeadingBefore(FencedCodeBlock block) =>
        _document.OfType<HeadingBlock>().LastOrDefault(heading => heading.Line < block.Line) is { } heading ? TextOf(heading.Inline!) : "";

    private static ImmutableArray<string> Cells(TableRow row) =>
        [.. row.Cast<TableCell>().Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(paragraph => TextOf(paragraph.Inline!))))];

    /// <summary>The text as it is read, code in backquotes.</summary>
    private static string TextOf(ContainerInline inlines) => string.Concat(inlines.Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => string.Create(CultureInfo.InvariantCulture, $"`{code.Content}`"),
        LineBreakInline => " ",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => TextOf(container),
        _ => "",
    }));

    [GeneratedRegex(@"^<!-- (?<name>[a-z ]+): (?<value>\S.*?) -->$")]
    private static partial Regex Directive();
}
