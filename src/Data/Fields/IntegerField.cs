using System.Globalization;
using System.Numerics;

namespace NetGen.Data.Fields;

/// <summary>Whole numbers.</summary>
internal sealed class IntegerField<T> : FieldType
    where T : IBinaryInteger<T>, IMinMaxValue<T>
{
    public override bool TryParse(string text, CultureInfo culture, out object? value)
    {
        bool isNumber = T.TryParse(text, NumberStyles.AllowLeadingSign, culture, out T? number);
        value = number;
        return isNumber;
    }

    public override string Format(object value, CultureInfo culture) => ((T)value).ToString(null, culture);

    public override string Describe(CultureInfo culture) => string.Create(culture, $"a whole number from {T.MinValue} to {T.MaxValue}");
}
