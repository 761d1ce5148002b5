using System.Text.RegularExpressions;

/// <summary>The characters of a book as tokens. The end of the book is held out: the model never learns from it.</summary>
internal sealed partial class Book
{
    private const double HeldOutShare = 0.1;

    private Book(int[] tokens)
    {
        int training = (int)((1 - HeldOutShare) * tokens.Length);
        Training = new TextWindows(tokens[..training], stride: 8);
        HeldOut = new TextWindows(tokens[training..], stride: TextModel.Window);
    }

    /// <summary>Windows that overlap, so that the model sees each character at many positions.</summary>
    public TextWindows Training { get; }

    /// <summary>Windows without overlap.</summary>
    public TextWindows HeldOut { get; }

    /// <summary>Reads a text file. A blank line ends a paragraph; within a paragraph, the ends of lines count as spaces.</summary>
    public static Book Read(string path)
    {
        IEnumerable<string> paragraphs = BlankLine().Split(File.ReadAllText(path).Trim()).Select(paragraph => Spaces().Replace(paragraph, " ").Trim());
        return new Book(Alphabet.TokensOf(string.Join(Alphabet.EndOfParagraph, paragraphs)));
    }

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
