using System.Globalization;

namespace NetGen.Data.Fields;

/// <summary>The ways in which a culture writes dates.</summary>
internal static class DatePatterns
{
    /// <summary>All patterns of the standard formats, such as 'd' for short dates.</summary>
    public static string[] Of(CultureInfo culture, string formats) => [.. formats.SelectMany(culture.DateTimeFormat.GetAllDateTimePatterns).Distinct()];
}
