using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace NetGen.Data.Records;

/// <summary>Looks at types of C# as records of a table.</summary>
internal static class RecordType
{
    /// <summary>What trimming must keep of a record.</summary>
    public const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <exception cref="NotSupportedException">The type can't be a record.</exception>
    public static RecordType<T> Of<[DynamicallyAccessedMembers(Members)] T>()
        where T : notnull
    {
        Type type = typeof(T);
        ConstructorInfo? constructor = ConstructorOf(type, type.GetConstructors());
        ParameterInfo[] parameters = constructor?.GetParameters() ?? [];
        PropertyInfo[] properties = [.. type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !IsStatic(property))];

        ImmutableArray<RecordColumn> columns =
        [
            .. parameters.Select(parameter => RecordColumn.Of(type, parameter, properties.FirstOrDefault(property => IsOf(property, parameter)))),
            .. properties
                .Where(property => property.SetMethod is { IsPublic: true } && !parameters.Any(parameter => IsOf(property, parameter)))
                .Select(property => RecordColumn.Of(type, property)),
        ];
        if (columns.IsEmpty)
            throw Unsupported(type, "it has neither a public constructor with parameters nor a public property that can be set");
        if (columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw Unsupported(type, $"{string.Join(" and ", same.Select(column => $"'{column.Member}'"))} have the same column, '{same.Key}'");
        return new RecordType<T>(constructor is null ? null : ConstructorInvoker.Create(constructor), parameters.Length, columns);
    }

    private static ConstructorInfo? ConstructorOf(Type type, ConstructorInfo[] constructors)
    {
        if (type.IsAbstract)
            throw Unsupported(type, "it is abstract");
        int most = constructors.Select(constructor => constructor.GetParameters().Length).DefaultIfEmpty().Max();
        ConstructorInfo[] longest = [.. constructors.Where(constructor => constructor.GetParameters().Length == most)];
        if (longest.Length > 1)
            throw Unsupported(type, $"{longest.Length} of its public constructors have {most} parameters, and no other has more");
        if (longest.Length == 0 && !type.IsValueType)
            throw Unsupported(type, "it has no public constructor");
        return longest.FirstOrDefault();
    }

    private static bool IsStatic(PropertyInfo property) => (property.GetMethod ?? property.SetMethod)!.IsStatic;

    private static bool IsOf(PropertyInfo property, ParameterInfo parameter) =>
        string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase);

    private static NotSupportedException Unsupported(Type type, string reason) => new($"{type.Name} can't be a record of a table: {reason}.");
}
