using System.Globalization;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Emission;

/// <summary>The generated file's name.</summary>
internal static class HintName
{
    public static string Of(TypeIdentity type)
    {
        string nested = string.Concat(type.ContainingTypes.Select(containing => containing.Name + "+"));
        string name = (type.Namespace is null ? "" : type.Namespace + ".") + nested + type.Name;
        return $"{name.Replace("@", "")}.{Distinction(name)}.g.cs";
    }

    /// <summary>Tells apart types whose names differ only in case, which the compiler takes for the same file: FNV-1a, 16 bits of it.</summary>
    private static string Distinction(string name)
    {
        uint hash = name.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
        return (hash & 0xFFFF).ToString("x4", CultureInfo.InvariantCulture);
    }
}
