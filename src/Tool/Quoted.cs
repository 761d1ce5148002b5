using System.Globalization;

namespace NetGen.Tool;

/// <summary>Texts of a file, fit to be shown.</summary>
internal static class Quoted
{
    private const int Most = 100;

    public static string Quote(this string text)
    {
        string shown = text.Length <= Most ? text : text[..Most] + "…";
        return "'" + shown.Visible('?') + "'";
    }

    /// <summary>A text on one line: what ends a line, or is not seen in it, is replaced.</summary>
    public static string Visible(this string text, char replacement) => string.Concat(text.Select(letter => IsVisible(letter) ? letter : replacement));

    /// <summary>A shape or another list of numbers.</summary>
    public static string Brackets(this IEnumerable<int> numbers) => $"[{string.Join(", ", numbers)}]";

    private static bool IsVisible(char letter) => char.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
