using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Documentation.Tests.Attributes;

/// <summary>A range as the page writes it, as values of C# on either side of its ends.</summary>
internal static partial class OptionRange
{
    public static (string[] Inside, string[] Outside) Of(string text, bool isInteger)
    {
        if (Sizes().Match(text) is { Success: true } sizes)
        {
            int least = Whole(sizes.Groups["least"].Value), most = Whole(sizes.Groups["most"].Value);
            return ([Text(least), Text(most)], [Text(least - 1), Text(most + 1)]);
        }

        return (text.StartsWith("each ", StringComparison.Ordinal) ? text[5..] : text) switch
        {
            "0 up to 1" => (["0f", "0.999f"], ["1f", "-0.001f", "float.NaN"]),
            "0 or more" => (["0f", "1e30f"], ["-1e-6f", "float.PositiveInfinity", "float.NaN"]),
            "above 0" => (["float.Epsilon", "1e30f"], ["0f", "-1f", "float.PositiveInfinity", "float.NaN"]),
            "any" when isInteger => (["int.MinValue", "int.MaxValue"], []),
            "any" => (["-1e30f", "1e30f"], ["float.PositiveInfinity", "float.NegativeInfinity", "float.NaN"]),
            _ => throw new FormatException($"'{text}' is no range that the tests know."),
        };
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<least>[\d,]+) to (?<most>[\d,]+)")]
    private static partial Regex Sizes();
}
