using System.Globalization;

namespace NetGen.Testing.Reference;

/// <summary>An attribute with the options that are not left out, as C# writes it.</summary>
internal static class AttributeText
{
    public static string Of(string name, params ReadOnlySpan<string?> options)
    {
        var given = new List<string>();
        foreach (string? option in options)
        {
            if (option is not null)
                given.Add(option);
        }

        return given.Count == 0 ? $"[{name}]" : $"[{name}({string.Join(", ", given)})]";
    }

    /// <summary>Null where the number is what it is when left out.</summary>
    public static string? Number(string name, float value, float otherwise = 0) => value == otherwise ? null : $"{name} = {Literal(value)}";

    public static string? Integer(string name, int? value) =>
        value is int number ? string.Create(CultureInfo.InvariantCulture, $"{name} = {number}") : null;

    public static string? Numbers(string name, float[]? values) =>
        values is null ? null : $"{name} = new[] {{ {string.Join(", ", values.Select(Literal))} }}";

    public static string? Flag(string name, bool value, bool otherwise) => value == otherwise ? null : $"{name} = {(value ? "true" : "false")}";

    private static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";
}
