namespace NetGen;

/// <summary>Provides the reason for <see cref="ModelWatcher{TNetwork}.Rejected"/>.</summary>
public sealed class ModelRejectedEventArgs : EventArgs
{
    internal ModelRejectedEventArgs(string path, Exception error) => (Path, Error) = (path, error);

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>
    /// Why the file is not used: a <see cref="NetworkFileException"/> if it is damaged or belongs to another network, an
    /// <see cref="InvalidDataException"/> if <see cref="ModelWatcherOptions{TNetwork}.Accepts"/> refused it, an <see cref="IOException"/> or an
    /// <see cref="UnauthorizedAccessException"/> if it cannot be read, or what your code threw.
    /// </summary>
    public Exception Error { get; }
}
