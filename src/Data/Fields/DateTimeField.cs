using System.Globalization;

namespace NetGen.Data.Fields;

/// <summary>
/// Dates with times, in ISO 8601 or by the culture's patterns. They are written in ISO 8601, which every culture reads. A time with an offset becomes
/// that of UTC.
/// </summary>
internal sealed class DateTimeField : FieldType
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private readonly DatePatterns _patterns = new("dDgGfF");

    private static readonly string[] Iso =
    [
        Written,
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd' 'HH:mmK",
        "yyyy-MM-dd",
    ];

    public override bool TryParse(string text, CultureInfo culture, out object? value)
    {
        // Only whole patterns: 1.5 would else be the first of May of the year in which the program runs.
        bool isDate = DateTime.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime date)
            || DateTime.TryParseExact(text, _patterns.Of(culture), culture, DateTimeStyles.None, out date);
        // The time zone of the machine must not change the values.
        value = Universal(date);
        return isDate;
    }

    public override string Format(object value, CultureInfo culture) => Universal((DateTime)value).ToString(Written, CultureInfo.InvariantCulture);

    private static DateTime Universal(DateTime date) => date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : date;

    public override string Describe(CultureInfo culture) => "a date and time such as 2026-01-31 23:59:00";
}
