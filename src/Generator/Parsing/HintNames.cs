using System.Collections.Immutable;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Names the generated files. The compiler compares these names without regard to case and refuses a second one, while two
/// networks may well differ in case only.
/// </summary>
internal static class HintNames
{
    /// <summary>The names that several networks would share.</summary>
    public static EquatableArray<string> FindAmbiguous(ImmutableArray<TypeIdentity> types, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        IEnumerable<string> ambiguous = types
            .GroupBy(NameOf, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group.Select(NameOf))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal);
        return new([.. ambiguous]);
    }

    /// <summary>The name of a network's file, <c>Space.Outer+Network.g.cs</c>; a hash of the spelling tells ambiguous ones apart.</summary>
    public static string For(TypeIdentity type, EquatableArray<string> ambiguous)
    {
        string name = NameOf(type);
        return ambiguous.Contains(name, StringComparer.Ordinal) ? $"{name}-{HashOf(type):x8}.g.cs" : $"{name}.g.cs";
    }

    private static string NameOf(TypeIdentity type)
    {
        string space = type.Namespace is null ? "" : type.Namespace + ".";
        string containers = string.Concat(type.ContainingTypes.Select(container => container.Name + "+"));
        return (space + containers + type.Name).Replace("@", "");
    }

    // FNV-1a, for string.GetHashCode differs from run to run. The keywords count, because half-written code may declare
    // a class and a struct of one name.
    private static uint HashOf(TypeIdentity type)
    {
        string text = string.Concat(type.ContainingTypes.Select(container => container.Keyword)) + NameOf(type);
        uint hash = 2166136261;
        foreach (char character in text)
            hash = unchecked((hash ^ character) * 16777619);
        return hash;
    }
}
