using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>What .NET has no method for: writing a folder's entries to disk, so that a renamed file keeps its name when the power fails.</summary>
internal static partial class Folder
{
    // O_RDONLY | O_CLOEXEC
    private const int LinuxFlags = 0x80000;
    private const int MacFlags = 0x1000000;

    /// <summary>Writes a folder's entries to disk, where the system has that. Windows keeps a journal of them instead.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public static void Synchronize(string path)
    {
        bool isLinux = OperatingSystem.IsLinux() || OperatingSystem.IsAndroid();
        if (!isLinux && !OperatingSystem.IsMacOS())
            return;
        using var handle = new SafeFileHandle(Open(path, isLinux ? LinuxFlags : MacFlags), ownsHandle: true);
        // A folder that may be written but not read cannot be opened.
        if (!handle.IsInvalid)
            RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
