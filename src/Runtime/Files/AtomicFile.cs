namespace NetGen;

/// <summary>Replaces a file as a whole: whatever happens, there is the old one or the new one.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        using var file = new ReplacementFile(path);
        write(file.Stream);
        file.Commit();
    }

    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        using var file = new ReplacementFile(path, FileOptions.Asynchronous);
        await write(file.Stream).ConfigureAwait(false);
        // Waiting for the disk has no asynchronous form.
        await Task.Run(file.Commit).ConfigureAwait(false);
    }
}
