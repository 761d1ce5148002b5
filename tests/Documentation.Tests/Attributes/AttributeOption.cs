using System.Globalization;
using System.Reflection;

namespace NetGen.Documentation.Tests.Attributes;

/// <summary>An option of an attribute: a parameter of its constructor, or a property that can be set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether it has to be given.</param>
/// <param name="Default">What it is otherwise.</param>
internal sealed record AttributeOption(string Name, Type Type, bool IsRequired, object? Default)
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(int)] = "int",
        [typeof(float)] = "float",
        [typeof(float[])] = "float[]",
        [typeof(bool)] = "bool",
        [typeof(string)] = "string",
        [typeof(string[])] = "string[]",
    };

    public string TypeName => Keywords.TryGetValue(Type, out string? keyword) ? keyword : Type.Name;

    /// <summary>The options of an attribute in the order in which it declares them.</summary>
    public static IEnumerable<AttributeOption> Of(Type attribute)
    {
        ConstructorInfo[] constructors = attribute.GetConstructors();
        object instance = constructors[0].Invoke([.. constructors[0].GetParameters().Select(parameter => parameter.HasDefaultValue ? DefaultOf(parameter) : ValueOf(parameter.ParameterType))]);
        IEnumerable<AttributeOption> required = constructors.SelectMany(constructor => constructor.GetParameters()).Select(
            parameter => new AttributeOption(parameter.Name!, parameter.ParameterType, !parameter.HasDefaultValue && !IsOpen(parameter), DefaultOf(parameter)));
        // Constructors share parameters.
        required = required.GroupBy(option => option.Name).Select(same => same.First());
        IEnumerable<AttributeOption> settable = attribute.GetProperties()
            .Where(property => property.CanWrite)
            .Select(property => new AttributeOption(property.Name, property.PropertyType, false, property.GetValue(instance)));
        return [.. required, .. settable];
    }

    /// <summary>The options that have to be given along with one, itself included: those of the same constructor.</summary>
    public static IEnumerable<AttributeOption> RequiredWith(Type attribute, AttributeOption option)
    {
        ConstructorInfo constructor = attribute.GetConstructors()
            .OrderBy(constructor => constructor.GetParameters().All(parameter => parameter.Name != option.Name))
            .First();
        string?[] names = [.. constructor.GetParameters().Select(parameter => parameter.Name)];
        return Of(attribute).Where(other => other.IsRequired && names.Contains(other.Name));
    }

    /// <summary>Whether a text says what the option is when it is left out.</summary>
    public bool IsDefault(string text) => text switch
    {
        "required" => IsRequired,
        // A value that says nothing stands for what is left out.
        "none" => !IsRequired && Default is null or 0 or 0f or -1,
        _ when Default is float number => float.TryParse(text, CultureInfo.InvariantCulture, out float shown) && shown == number,
        _ => !IsRequired && string.Equals(text, Convert.ToString(Default, CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Whether a parameter takes any number of arguments, none included.</summary>
    private static bool IsOpen(ParameterInfo parameter) => parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false);

    private static object? ValueOf(Type type) => type == typeof(string) ? "" : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : Activator.CreateInstance(type);

    // Reflection has the number of an enumeration's value.
    private static object? DefaultOf(ParameterInfo parameter) => parameter.ParameterType.IsEnum && parameter.HasDefaultValue
        ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!)
        : IsOpen(parameter) ? null : parameter.DefaultValue;
}
