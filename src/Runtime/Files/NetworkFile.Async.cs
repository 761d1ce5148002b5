using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <content>The asynchronous forms. They make no synchronous call on a stream, so that it may be one that forbids them.</content>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple public overloads with optional parameters", Justification = "They differ in what has no default.")]
public static partial class NetworkFile
{
    /// <summary>
    /// Saves the parameters as they are at the time of the call: the network may go on training meanwhile. The file is replaced as
    /// <see cref="Save(INetwork, string)"/> does it.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually <c>*.safetensors</c>.</param>
    /// <param name="cancellationToken">Ends the task early; the old file is then unchanged.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    public static Task SaveAsync(this INetwork network, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileTensor[] tensors = TensorsOf(network);
        return AtomicFile.WriteAsync(path, stream => WriteAsync(network, stream, tensors, cancellationToken));
    }

    /// <summary>Saves the parameters as they are at the time of the call: the network may go on training meanwhile.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Receives the file.</param>
    /// <param name="cancellationToken">Ends the task early.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    public static Task SaveAsync(this INetwork network, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        return WriteAsync(network, stream, TensorsOf(network), cancellationToken);
    }

    /// <summary>Loads parameters. The network changes when the whole file has been read, just before the task ends.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file may lack, or have besides; nothing when left out.</param>
    /// <param name="cancellationToken">Ends the task early; the network is then unchanged.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    public static async Task<LoadReport> LoadAsync(
        this INetwork network, string path, LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        FileStream stream = SharedFile.OpenRead(path, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
            return await LoadAsync(network, stream, $"'{path}'", options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads parameters. The network changes when the whole file has been read, just before the task ends.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="stream">The file, from where the stream is to its end, such as the body of a request.</param>
    /// <param name="options">What the file may lack, or have besides; nothing when left out.</param>
    /// <param name="cancellationToken">Ends the task early; the network is then unchanged.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    public static Task<LoadReport> LoadAsync(
        this INetwork network, Stream stream, LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        return LoadAsync(network, stream, "The file", options, cancellationToken);
    }

    private static Task WriteAsync(INetwork network, Stream stream, FileTensor[] tensors, CancellationToken cancellationToken) =>
        SafeTensorsWriter.WriteAsync(stream, FileMetadata.Of(network.Description, Kind, tensors), tensors, cancellationToken);

    private static async Task<LoadReport> LoadAsync(
        INetwork network, Stream stream, string source, LoadOptions? options, CancellationToken cancellationToken)
    {
        SafeTensorsReader reader = await SafeTensorsReader.OpenAsync(stream, source, cancellationToken).ConfigureAwait(false);
        var loading = new ParameterLoading(network, reader.Header, options ?? new LoadOptions());
        await reader.ReadAsync(loading.Match, cancellationToken).ConfigureAwait(false);
        return loading.Complete();
    }
}
