using System.Globalization;

namespace NetGen.Data.Fields;

/// <summary>True and false, by the words that are common in tables.</summary>
internal sealed class BooleanField : FieldType
{
    private static readonly Dictionary<string, bool> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = true,
        ["false"] = false,
        ["yes"] = true,
        ["no"] = false,
        ["1"] = true,
        ["0"] = false,
    };

    public override bool TryParse(string text, CultureInfo culture, out object? value)
    {
        bool isKnown = Words.TryGetValue(text, out bool result);
        value = result;
        return isKnown;
    }

    public override string Format(object value, CultureInfo culture) => (bool)value ? "true" : "false";

    public override string Describe(CultureInfo culture) => "true or false, yes or no, 1 or 0";
}
