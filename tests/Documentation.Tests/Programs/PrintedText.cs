using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Documentation.Tests.Programs;

/// <summary>
/// The output that a page shows. Numbers may differ a little, for rounding does from machine to machine; a line of <c>...</c> stands for any
/// number of lines.
/// </summary>
internal static partial class PrintedText
{
    private const double Tolerance = 0.25;

    public static bool Agrees(string shown, string printed)
    {
        string[] expected = shown.Trim('\n').Split('\n'), actual = printed.Trim('\n').Split('\n');
        return Agrees(expected, actual);
    }

    private static bool Agrees(ReadOnlySpan<string> shown, ReadOnlySpan<string> printed)
    {
        if (shown.IsEmpty)
            return printed.IsEmpty;
        if (shown[0].Trim() != "...")
            return !printed.IsEmpty && LinesAgree(shown[0], printed[0]) && Agrees(shown[1..], printed[1..]);
        for (int left = 0; left <= printed.Length; left++)
        {
            if (Agrees(shown[1..], printed[left..]))
                return true;
        }

        return false;
    }

    private static bool LinesAgree(string shown, string printed) =>
        WithoutNumbers(shown) == WithoutNumbers(printed) && NumbersIn(shown).Zip(NumbersIn(printed), NumbersAgree).All(agree => agree);

    /// <summary>By a quarter, or by one in the last digit.</summary>
    private static bool NumbersAgree(string shown, string printed)
    {
        double x = Value(shown), y = Value(printed);
        double digit = Math.Pow(10, -(shown.Split('.').ElementAtOrDefault(1)?.Length ?? 0));
        return Math.Abs(x - y) <= Math.Max(Tolerance * Math.Max(Math.Abs(x), Math.Abs(y)), 1.01 * digit);
    }

    private static IEnumerable<string> NumbersIn(string line) => Numbers().Matches(line).Select(match => match.Value);

    private static double Value(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>Spaces only align the numbers.</summary>
    private static string WithoutNumbers(string line) => Spaces().Replace(Numbers().Replace(line, "#"), " ").Trim();

    [GeneratedRegex(@"-?\d+(,\d\d\d)*(\.\d+)?([eE][-+]?\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
