using System.Globalization;
using System.Text;

namespace NetGen.Data.Fields;

/// <summary>Text, as it is.</summary>
internal sealed class StringField : FieldType
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override bool KeepsSpaces => true;

    public override bool CanBeEmpty => true;

    public override bool TryParse(string text, CultureInfo culture, out object? value)
    {
        value = text;
        return true;
    }

    public override string Format(object value, CultureInfo culture)
    {
        string text = (string)value;
        // Half of a character that takes two is nothing in any encoding.
        _ = Strict.GetByteCount(text);
        return text;
    }

    public override string Describe(CultureInfo culture) => "a text";
}
