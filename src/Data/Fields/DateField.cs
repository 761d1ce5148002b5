using System.Globalization;

namespace NetGen.Data.Fields;

/// <summary>Dates, in ISO 8601 or by the culture's patterns. They are written in ISO 8601, which every culture reads.</summary>
internal sealed class DateField : FieldType
{
    private const string Iso = "yyyy-MM-dd";

    private readonly DatePatterns _patterns = new("dD");

    public override bool TryParse(string text, CultureInfo culture, out object? value)
    {
        bool isDate = DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            || DateOnly.TryParseExact(text, _patterns.Of(culture), culture, DateTimeStyles.None, out date);
        value = date;
        return isDate;
    }

    public override string Format(object value, CultureInfo culture) => ((DateOnly)value).ToString(Iso, CultureInfo.InvariantCulture);

    public override string Describe(CultureInfo culture) => "a date such as 2026-01-31";
}
