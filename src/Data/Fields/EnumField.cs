using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace NetGen.Data.Fields;

/// <summary>The members of an enumeration, by their names or by what <see cref="CsvNameAttribute"/> says.</summary>
internal sealed class EnumField : FieldType
{
    private readonly Dictionary<string, object> _values;
    private readonly Dictionary<object, string> _names = [];
    private readonly Type _type;

    /// <exception cref="NotSupportedException">Two members have the same name, or one has an empty name.</exception>
    public EnumField(Type type)
    {
        _type = type;
        (string Name, object Value)[] members = [.. Enum.GetNames(type).Select(name => (Spelling(type, name), Enum.Parse(type, name)))];
        bool areDistinct = members.DistinctBy(member => member.Name, StringComparer.OrdinalIgnoreCase).Count() == members.Length;
        _values = new(areDistinct ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach ((string name, object value) in members)
        {
            if (!_values.TryAdd(name, value))
                throw new NotSupportedException($"Two members of {type.Name} are called '{name}' in tables.");
            // Of several names of one value, the first is written.
            _names.TryAdd(value, name);
        }
    }

    public override bool TryParse(string text, CultureInfo culture, out object? value) => _values.TryGetValue(text, out value);

    public override string Format(object value, CultureInfo culture) =>
        _names.GetValueOrDefault(value) ?? throw new ArgumentException($"{value} is not a member of {_type.Name}.");

    public override string Describe(CultureInfo culture) => $"one of {string.Join(", ", _values.Keys.Select(name => $"'{name}'"))}";

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The fields of an enumeration are never trimmed.")]
    private static string Spelling(Type type, string name) =>
        type.GetField(name)?.GetCustomAttribute<CsvNameAttribute>() is not { } attribute ? name
        : attribute.Name.Trim() is { Length: > 0 } given ? given
        : throw new NotSupportedException($"{type.Name}.{name} has an empty name in tables; an empty field is a missing value.");
}
