namespace NetGen.Generator.Graph;

/// <summary>The case of names.</summary>
internal static class Naming
{
    /// <summary>A name in camelCase, or one word, with its first letter in upper case.</summary>
    public static string PascalCase(this string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
