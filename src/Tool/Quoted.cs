namespace NetGen.Tool;

/// <summary>Texts of a file, fit to be shown.</summary>
internal static class Quoted
{
    private const int Most = 100;

    public static string Quote(this string text)
    {
        string shown = text.Length <= Most ? text : text[..Most] + "…";
        return "'" + string.Concat(shown.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter)) + "'";
    }

    /// <summary>A shape or another list of numbers.</summary>
    public static string Brackets(this IEnumerable<int> numbers) => $"[{string.Join(", ", numbers)}]";
}
