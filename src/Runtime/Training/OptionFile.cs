namespace NetGen;

/// <summary>The files that options of training name.</summary>
internal static class OptionFile
{
    /// <summary>The options that name a file, each with its path.</summary>
    public static IEnumerable<(string Option, string Path)> Of(TrainingOptions options)
    {
        if (options.CheckpointPath is { } checkpoint)
            yield return (nameof(options.CheckpointPath), checkpoint);
        if (options.BestModelPath is { } model)
            yield return (nameof(options.BestModelPath), model);
        if (options.LogPath is { } log)
            yield return (nameof(options.LogPath), log);
    }

    /// <summary>Finds out whether the file of an option can be written, before an epoch is spent on it.</summary>
    /// <param name="option">The name of the option.</param>
    /// <param name="path">Its value.</param>
    /// <exception cref="IOException">The folder does not exist, the path is that of a folder, or nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static void RequireWritable(string option, string path)
    {
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
