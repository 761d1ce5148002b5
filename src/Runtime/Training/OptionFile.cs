namespace NetGen;

/// <summary>Finds out whether the file that an option names can be written before an epoch is spent on it.</summary>
internal static class OptionFile
{
    /// <param name="option">The name of the option.</param>
    /// <param name="path">Its value; null for no file.</param>
    /// <exception cref="IOException">The folder does not exist, the path is that of a folder, or nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static void RequireWritable(string option, string? path)
    {
        if (path is null)
            return;
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new IOException($"The {option} '{path}' is a folder; it must name a file.");
        string folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' of the {option} '{path}' does not exist.");

        // Only writing tells whether one may.
        string probe = Path.Combine(folder, Path.GetRandomFileName());
        using var stream = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }
}
