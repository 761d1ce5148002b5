using System.Reflection;
using NetGen.Data.Fields;

namespace NetGen.Data.Records;

/// <summary>A member of a record, as a column of a table.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Member">Its name in C#.</param>
/// <param name="Field">How its values are written.</param>
/// <param name="IsNullable">Whether a missing value is null.</param>
/// <param name="Getter">Gets its value, if that is possible.</param>
/// <param name="Setter">Sets it after the record was created; null for a parameter of the constructor.</param>
internal sealed record RecordColumn(string Name, string Member, FieldType Field, bool IsNullable, MethodInvoker? Getter, MethodInvoker? Setter)
{
    /// <summary>Describes a parameter of the constructor.</summary>
    /// <param name="record">The record.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="property">The property that has its value afterwards, if there is one.</param>
    /// <exception cref="NotSupportedException">Its type can't be read from a table.</exception>
    public static RecordColumn Of(Type record, ParameterInfo parameter, PropertyInfo? property)
    {
        CsvNameAttribute? column = parameter.GetCustomAttribute<CsvNameAttribute>() ?? property?.GetCustomAttribute<CsvNameAttribute>();
        bool isSame = property?.PropertyType == parameter.ParameterType;
        return Of(record, parameter.Name!, column, parameter.ParameterType, isSame ? property!.GetMethod : null, setter: null);
    }

    /// <summary>Describes a property that is set after the record was created.</summary>
    /// <exception cref="NotSupportedException">Its type can't be read from a table.</exception>
    public static RecordColumn Of(Type record, PropertyInfo property) =>
        Of(record, property.Name, property.GetCustomAttribute<CsvNameAttribute>(), property.PropertyType, property.GetMethod, property.SetMethod);

    private static RecordColumn Of(Type record, string member, CsvNameAttribute? column, Type type, MethodInfo? getter, MethodInfo? setter)
    {
        Type? underlying = Nullable.GetUnderlyingType(type);
        FieldType field = FieldType.Of(underlying ?? type) ?? throw new NotSupportedException(
            $"{record.Name} can't be a record of a table: the type of '{member}' is {type.Name}. "
            + "Expected a string, a number, a boolean, an enumeration, DateTime, DateOnly, or a nullable type of these.");
        return new(
            column?.Name.Trim() ?? member,
            member,
            field,
            underlying is not null || field.CanBeEmpty,
            getter is { IsPublic: true } ? MethodInvoker.Create(getter) : null,
            setter is null ? null : MethodInvoker.Create(setter));
    }
}
