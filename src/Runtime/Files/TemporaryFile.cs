namespace NetGen;

/// <summary>
/// Files that are being written. They have names of their own, whatever they are to be called later, so that those of saves that were
/// killed are recognised and deleted.
/// </summary>
internal static class TemporaryFile
{
    private const string Prefix = ".netgen-";
    private const string Suffix = ".tmp";

    // A file is locked while it is written, but not at the very beginning, nor between its last byte and its new name.
    private static readonly TimeSpan Unlocked = TimeSpan.FromMinutes(1);

    private static readonly EnumerationOptions Ordinary = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Directory,
        MatchCasing = MatchCasing.CaseSensitive,
    };

    /// <summary>Makes an empty one, which is locked until it is closed.</summary>
    /// <param name="folder">Where it is to be.</param>
    /// <param name="isPrivate">Whether nobody else may read it for now.</param>
    /// <param name="options">How it is written.</param>
    public static FileStream Create(string folder, bool isPrivate, FileOptions options)
    {
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = options };
        if (isPrivate && !OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(folder, Prefix + Path.GetRandomFileName() + Suffix), settings);
    }

    /// <summary>Deletes those in a folder that no save is writing any more. One that cannot be deleted stays for a later save.</summary>
    public static void DeleteAbandoned(string folder)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix, Ordinary))
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Unlocked)
                    DeleteUnlessLocked(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The folder may be written, but not listed.
        }
    }

    private static void DeleteUnlessLocked(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A save is writing it, or it belongs to somebody else.
        }
    }
}
