namespace NetGen.Documentation.Tests.Markdown;

/// <summary>A fenced block of code.</summary>
/// <param name="Page">The page that it stands on, from the repository's root.</param>
/// <param name="Line">The line of its first line of code, counted from 1.</param>
/// <param name="Heading">The last heading before it.</param>
/// <param name="Language">What is said behind the fence; empty when nothing is.</param>
/// <param name="Text">The code.</param>
/// <param name="With">The prelude that it takes for granted.</param>
/// <param name="ExcerptOf">The file, or the prelude's generated code, of which it shows a part.</param>
internal sealed record CodeBlock(string Page, int Line, string Heading, string Language, string Text, string? With, string? ExcerptOf)
{
    /// <summary>The page and the line, by which a test is named.</summary>
    public string Place => $"{Page}:{Line}";

    public string[] Lines => Text.Split('\n');
}
