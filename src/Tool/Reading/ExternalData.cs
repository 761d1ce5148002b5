namespace NetGen.Tool.Reading;

/// <summary>Files beside a model that hold its large tensors.</summary>
/// <param name="folder">The model's folder; null for a model that is only in memory.</param>
internal sealed class ExternalData(string? folder)
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>A part of a file.</summary>
    /// <param name="tensor">The tensor that it is of, for messages.</param>
    /// <param name="location">The file's path, relative to the model.</param>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="length">How long it is; null for the rest of the file.</param>
    public ReadOnlySpan<byte> Read(string tensor, string location, long offset, long? length)
    {
        byte[] file = Open(tensor, location);
        long taken = length ?? (file.Length - offset);
        if (offset < 0 || taken < 0 || offset > file.Length || taken > file.Length - offset)
            throw new ModelFileException($"The tensor {tensor.Quote()} is at {offset} to {(Int128)offset + taken} of the file {location.Quote()}, which has {file.Length} bytes.");
        return file.AsSpan((int)offset, (int)taken);
    }

    private byte[] Open(string tensor, string location)
    {
        if (_files.TryGetValue(location, out byte[]? known))
            return known;
        if (folder is null)
            throw new ModelFileException($"The tensor {tensor.Quote()} is in the file {location.Quote()}; expected a model that is a file in the same folder.");

        try
        {
            // A link is as good as what it leads to.
            string root = Path.GetFullPath(folder), path = Path.GetFullPath(Path.Combine(root, location));
            if (!IsInside(path, root) || (File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && !IsInside(target.FullName, root)))
                throw new ModelFileException($"The tensor {tensor.Quote()} is in the file {location.Quote()}, which is outside of the model's folder.");
            return _files[location] = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ModelFileException($"The tensor {tensor.Quote()} is in the file {location.Quote()}, which cannot be read: {error.Message}", error);
        }
    }

    private static bool IsInside(string path, string root) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
