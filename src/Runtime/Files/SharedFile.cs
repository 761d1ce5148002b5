using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>Opens files for reading so that they can be replaced meanwhile; the reader then goes on with the old one.</summary>
internal static class SharedFile
{
    private const FileShare Sharing = FileShare.Read | FileShare.Delete;

    public static FileStream OpenRead(string path, FileOptions options = FileOptions.None)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, Sharing, bufferSize: 4096, options);
    }

    /// <summary>Opens a file to be read at any position, by many threads at once.</summary>
    public static SafeFileHandle Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.OpenHandle(path, FileMode.Open, FileAccess.Read, Sharing);
    }
}
