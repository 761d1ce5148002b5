namespace NetGen;

/// <summary>
/// A file that is written beside another one and then takes its place, its permissions and its name: whatever happens, there is the old
/// file or the new one. All that makes that impossible is refused before anything is written.
/// </summary>
internal sealed class ReplacementFile : IDisposable
{
    private readonly string _target;
    private readonly string _folder;
    private readonly UnixFileMode? _mode;
    private bool _isCommitted;

    /// <param name="path">The file to make or replace. A link stays, and what it leads to is replaced.</param>
    /// <param name="options">How the new file is written.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only or a folder, or no file may be made in its folder.</exception>
    public ReplacementFile(string path, FileOptions options = FileOptions.None)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _target = FollowLinks(Path.GetFullPath(path));
        if (Directory.Exists(_target))
            throw new UnauthorizedAccessException($"'{path}' cannot be written: it is a folder.");
        // In the same folder, for a file can only be renamed as one step on its own disk.
        _folder = Path.GetDirectoryName(_target)!;
        if (!Directory.Exists(_folder))
            throw new DirectoryNotFoundException($"'{path}' cannot be written: the folder '{_folder}' does not exist.");

        if (File.Exists(_target))
        {
            RequireWritable(path, _target);
            if (!OperatingSystem.IsWindows())
                _mode = File.GetUnixFileMode(_target);
        }

        TemporaryFile.DeleteAbandoned(_folder);
        try
        {
            Stream = TemporaryFile.Create(_folder, isPrivate: _mode is not null, options);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be written: no file can be created in the folder '{_folder}'.", error);
        }
    }

    /// <summary>The new file.</summary>
    public FileStream Stream { get; }

    /// <summary>Puts the new file in the place of the old one. From here on it survives a loss of power.</summary>
    public void Commit()
    {
        if (_mode is { } mode && !OperatingSystem.IsWindows() && File.GetUnixFileMode(Stream.SafeFileHandle) != mode)
            File.SetUnixFileMode(Stream.SafeFileHandle, mode);
        Stream.Flush(flushToDisk: true);
        // Its lock would else keep readers from the file that it becomes.
        Stream.Dispose();
        File.Move(Stream.Name, _target, overwrite: true);
        _isCommitted = true;
        Folder.Synchronize(_folder);
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        finally
        {
            if (!_isCommitted)
                File.Delete(Stream.Name);
        }
    }

    private static string FollowLinks(string path) => new FileInfo(path).LinkTarget is null
        ? path
        : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>A file can be renamed over any other. What could not be written in place is not replaced either.</summary>
    private static void RequireWritable(string path, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            if (File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
                throw new UnauthorizedAccessException($"'{path}' cannot be written: it is read-only.");
            return;
        }

        const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(target) & Writable) == 0)
            throw new UnauthorizedAccessException($"'{path}' cannot be written: it is read-only.");
        try
        {
            using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!stream.CanSeek)
                throw new IOException($"'{path}' cannot be written as a whole: it is not a regular file. Open it and write to the stream instead.");
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be written: access to it is denied.", error);
        }
    }
}
