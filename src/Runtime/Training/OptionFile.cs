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
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be replaced, or nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is a folder or read-only, or nothing may be written there.</exception>
    public static void RequireWritable(string option, string path)
    {
        try
        {
            // It is begun as it will be, and goes away.
            new ReplacementFile(path).Dispose();
        }
        catch (DirectoryNotFoundException error)
        {
            throw new DirectoryNotFoundException(MessageOf(option, error), error);
        }
        catch (IOException error)
        {
            throw new IOException(MessageOf(option, error), error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException(MessageOf(option, error), error);
        }
    }

    private static string MessageOf(string option, Exception error) => $"The {option} cannot be used: {error.Message}";
}
