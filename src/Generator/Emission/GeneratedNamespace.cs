using NetGen.Generator.Parsing;

namespace NetGen.Generator.Emission;

/// <summary>
/// Names the namespace of what is generated behind a network's class. Each network has its own: in a shared one, the compiler would look through the types
/// of all networks whenever a file names one, and the time to compile many networks would be quadratic.
/// </summary>
internal static class GeneratedNamespace
{
    /// <summary>
    /// The name, such as <c>NetGen.Generated.Shop_Reader</c>, or <c>NetGen.Generated.Reader_</c> for a network in no namespace. An underscore of the
    /// declared names becomes <c>_0</c>, and a type that contains the network ends in <c>_1</c>, so that no two networks share a name. Each name has an
    /// underscore, so that it is no keyword and hides no type of the runtime; not in front, where the Common Language Specification allows none.
    /// </summary>
    public static string Of(TypeIdentity type)
    {
        IEnumerable<string> spaces = type.Namespace?.Split('.').Select(Escaped) ?? [];
        IEnumerable<string> containers = type.ContainingTypes.Select(container => Escaped(container.Name) + "_1");
        string[] parts = [.. spaces, .. containers, Escaped(type.Name)];
        return "NetGen.Generated." + (parts.Length == 1 ? parts[0] + "_" : string.Join("_", parts));
    }

    private static string Escaped(string name) => name.TrimStart('@').Replace("_", "_0");
}
