using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.Testing.Compiling;

/// <summary>Where a compiled network lives; the runtime it refers to is the tests' own.</summary>
internal sealed class NetworkContext() : AssemblyLoadContext("network under test", isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) => null;
}
