using System.Globalization;
using System.Numerics;

namespace NetGen.Data.Fields;

/// <summary>Numbers with a fraction.</summary>
internal sealed class NumberField<T> : FieldType
    where T : INumber<T>, IMinMaxValue<T>
{
    // Without thousands separators: 1,5 would else be read as 15 where the decimal separator is a point.
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override bool TryParse(string text, CultureInfo culture, out object? value)
    {
        bool isNumber = T.TryParse(text, Styles, culture, out T? number);
        value = number;
        // Digits are a finite number. One that the type cannot hold is no value of it.
        return isNumber && !(T.IsInfinity(number!) && text.AsSpan().ContainsAnyInRange('0', '9'));
    }

    public override string Format(object value, CultureInfo culture) => ((T)value).ToString(null, culture);

    public override string Describe(CultureInfo culture) =>
        string.Create(culture, $"a number such as {1.5}, from {T.MinValue} to {T.MaxValue}");
}
