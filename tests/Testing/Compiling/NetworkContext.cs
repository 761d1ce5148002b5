using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.Testing.Compiling;

/// <summary>
/// Where compiled networks live, collected when nothing refers to them any more; the runtime they refer to is the tests' own.
/// </summary>
internal sealed class NetworkContext() : AssemblyLoadContext("networks under test", isCollectible: true)
{
    /// <summary>Loads an assembly into a context of its own.</summary>
    public static Assembly LoadImage(byte[] image) => new NetworkContext().LoadFromStream(new MemoryStream(image));

    protected override Assembly? Load(AssemblyName assemblyName) => null;
}
