using NetGen.Generator.Parsing;

namespace NetGen.Generator.Emission;

/// <summary>
/// Names the namespace of what is generated behind a network's class. Each network has its own: in a shared one, the compiler would look through the types
/// of all networks whenever a file names one, and the time to compile many networks would be quadratic.
/// </summary>
internal static class GeneratedNamespace
{
    /// <summary>
    /// The name, such as <c>NetGen.Generated.Shop_Reader</c>. An underscore of the declared names becomes <c>_0</c>, and a type that contains the network
    /// ends in <c>_1</c>, so that no two networks share a name.
    /// </summary>
    public static string Of(TypeIdentity type)
    {
        IEnumerable<string> spaces = type.Namespace?.Split('.').Select(Escaped) ?? [];
        IEnumerable<string> containers = type.ContainingTypes.Select(container => Escaped(container.Name) + "_1");
        return "NetGen.Generated." + string.Join("_", [.. spaces, .. containers, Escaped(type.Name)]);
    }

    private static string Escaped(string name) => name.TrimStart('@').Replace("_", "_0");
}
