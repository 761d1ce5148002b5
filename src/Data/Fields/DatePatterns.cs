using System.Collections.Concurrent;
using System.Globalization;

namespace NetGen.Data.Fields;

/// <summary>The ways in which cultures write dates.</summary>
/// <param name="formats">The standard formats, such as 'd' for short dates.</param>
internal sealed class DatePatterns(string formats)
{
    private readonly ConcurrentDictionary<DateTimeFormatInfo, string[]> _patterns = new(ReferenceEqualityComparer.Instance);

    /// <summary>All patterns of the formats.</summary>
    public string[] Of(CultureInfo culture) =>
        _patterns.GetOrAdd(culture.DateTimeFormat, format => [.. formats.SelectMany(format.GetAllDateTimePatterns).Distinct()]);
}
