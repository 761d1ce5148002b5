using System.Globalization;

namespace NetGen.Data.Fields;

/// <summary>How values of one type are written in the fields of a table.</summary>
internal abstract class FieldType
{
    /// <summary>Whether spaces around the text belong to the value.</summary>
    public virtual bool KeepsSpaces => false;

    /// <summary>Whether an empty field is a value, and not a missing one.</summary>
    public virtual bool CanBeEmpty => false;

    /// <summary>Reads a value.</summary>
    public abstract bool TryParse(string text, CultureInfo culture, out object? value);

    /// <summary>Writes a value so that it can be read again.</summary>
    /// <exception cref="ArgumentException">It could not be.</exception>
    public abstract string Format(object value, CultureInfo culture);

    /// <summary>What the text of a value looks like, to end the sentence "expected …".</summary>
    public abstract string Describe(CultureInfo culture);

    /// <summary>Finds the type of the fields for a type of C#, which isn't nullable; null if there is none.</summary>
    public static FieldType? Of(Type type) => type.IsEnum ? new EnumField(type) : Types.GetValueOrDefault(type);

    private static readonly Dictionary<Type, FieldType> Types = new()
    {
        [typeof(string)] = new StringField(),
        [typeof(bool)] = new BooleanField(),
        [typeof(DateTime)] = new DateTimeField(),
        [typeof(DateOnly)] = new DateField(),
        [typeof(sbyte)] = new IntegerField<sbyte>(),
        [typeof(byte)] = new IntegerField<byte>(),
        [typeof(short)] = new IntegerField<short>(),
        [typeof(ushort)] = new IntegerField<ushort>(),
        [typeof(int)] = new IntegerField<int>(),
        [typeof(uint)] = new IntegerField<uint>(),
        [typeof(long)] = new IntegerField<long>(),
        [typeof(ulong)] = new IntegerField<ulong>(),
        [typeof(Half)] = new NumberField<Half>(),
        [typeof(float)] = new NumberField<float>(),
        [typeof(double)] = new NumberField<double>(),
        [typeof(decimal)] = new NumberField<decimal>(),
    };
}
