extern alias compiler;

using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetworkGenerator = compiler::NetGen.Generator.NetworkGenerator;

namespace NetGen.Testing.Compiling;

/// <summary>
/// Keeps compiled assemblies in the folder that <c>NETGEN_TEST_IMAGES</c> names, so that the next run of the tests need only load them.
/// Without it nothing is kept. A file's name is a hash of everything that its content depends on.
/// </summary>
internal static class ImageFolder
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("NETGEN_TEST_IMAGES");

    /// <summary>The image of these files, compiled if it is not there yet.</summary>
    public static byte[] GetOrAdd(IReadOnlyList<string> files, Func<byte[]> compile)
    {
        if (string.IsNullOrEmpty(Folder))
            return compile();

        string path = Path.Combine(Folder, $"{Key(files)}.dll");
        if (File.Exists(path))
            return File.ReadAllBytes(path);

        byte[] image = compile();
        Directory.CreateDirectory(Folder);

        // Under its own name only when it is whole: other processes may look for it at the same time.
        string unfinished = Path.Combine(Folder, Path.GetRandomFileName());
        File.WriteAllBytes(unfinished, image);
        File.Move(unfinished, path, overwrite: true);
        return image;
    }

    private static string Key(IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The generator, the runtime that its code refers to, the compiler, the framework, and how all of them are called.
        foreach (Type type in (Type[])
            [typeof(NetworkGenerator), typeof(NetworkAttribute), typeof(CSharpCompilation), typeof(object), typeof(NetworkCompilation)])
        {
            hash.AppendData(type.Module.ModuleVersionId.ToByteArray());
        }

        foreach (string file in files)
        {
            byte[] text = Encoding.UTF8.GetBytes(file);
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
