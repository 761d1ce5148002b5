using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Testing.Compiling;

/// <summary>What a user's project refers to: the running framework and the NetGen runtime. Read once, shared by all compilations.</summary>
public static class FrameworkReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Lazy = new(Read);

    public static ImmutableArray<MetadataReference> All => Lazy.Value;

    private static ImmutableArray<MetadataReference> Read()
    {
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")
            ?? throw new InvalidOperationException("The host does not say which assemblies it trusts.");
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        // The host trusts the tests' own assemblies too, which no user's project knows.
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(NetworkAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
