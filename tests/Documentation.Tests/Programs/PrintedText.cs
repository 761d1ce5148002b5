using System.Text.RegularExpressions;

namespace NetGen.Documentation.Tests.Programs;

/// <summary>
/// The output that a page shows. Numbers may differ, for times do, and rounding from machine to machine; a line of <c>...</c> stands for any
/// number of lines.
/// </summary>
internal static partial class PrintedText
{
    public static bool Agrees(string shown, string printed)
    {
        IEnumerable<string> lines = shown.Trim('\n').Split('\n').Select(line => line.Trim() == "..." ? "(.*\n)*?" : Regex.Escape(WithoutNumbers(line)) + "\n");
        string normalized = string.Concat(printed.Trim('\n').Split('\n').Select(line => WithoutNumbers(line) + "\n"));
        return Regex.IsMatch(normalized, $@"\A{string.Concat(lines)}\z");
    }

    /// <summary>Spaces only align the numbers.</summary>
    private static string WithoutNumbers(string line) => Spaces().Replace(Numbers().Replace(line, "#"), " ").Trim();

    [GeneratedRegex(@"[-−]?\d+([.,]\d+)*([eE][-+]?\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
