using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Tells NetGen's own output from the user's code. The analyzer sees a class after the generator has added its members, and they
/// must not count as the user's. The compiler puts a generator's output in a folder that has the generator's full name.
/// </summary>
internal static class GeneratedTree
{
    private const string Folder = "NetGen.Generator.NetworkGenerator";

    public static bool Contains(Location location) => location.SourceTree is { } tree && IsInFolder(tree.FilePath);

    private static bool IsInFolder(string path)
    {
        // Paths keep the separators of the machine that compiles.
        int end = path.LastIndexOfAny(['/', '\\']);
        return end > Folder.Length
            && string.CompareOrdinal(path, end - Folder.Length, Folder, 0, Folder.Length) == 0
            && path[end - Folder.Length - 1] is '/' or '\\';
    }
}
