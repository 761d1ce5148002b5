using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <content>The asynchronous methods. They do not call synchronous methods of a stream, so they also work with streams that do not allow
/// them.</content>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple public overloads with optional parameters", Justification = "They differ in what has no default.")]
public static partial class NetworkFile
{
    /// <summary>
    /// Saves the parameters as they are at the time of the call. The network can continue training while they are written. The file is
    /// replaced in the same way as by <see cref="Save(INetwork, string)"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually <c>*.safetensors</c>.</param>
    /// <param name="cancellationToken">Cancels the task. The old file is then unchanged.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or access to it is denied.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    public static Task SaveAsync(this INetwork network, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileTensor[] tensors = TensorsOf(network);
        return AtomicFile.WriteAsync(path, stream => WriteAsync(network, stream, tensors, cancellationToken));
    }

    /// <summary>Saves the parameters as they are at the time of the call. The network can continue training while they are written.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Receives the file.</param>
    /// <param name="cancellationToken">Cancels the task.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    public static Task SaveAsync(this INetwork network, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        return WriteAsync(network, stream, TensorsOf(network), cancellationToken);
    }

    /// <summary>Loads parameters. The network changes after the whole file is read, just before the task ends.</summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">
    /// How the file can differ from what the network saves. By default, it must have exactly the tensors of the network.
    /// </param>
    /// <param name="cancellationToken">Cancels the task. The network is then unchanged.</param>
    /// <returns>A report of what was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    public static async Task<LoadReport> LoadAsync(
        this INetwork network, string path, LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        FileStream stream = SharedFile.OpenRead(path, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
            return await LoadAsync(network, stream, $"'{path}'", options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads parameters. The network changes after the whole file is read, just before the task ends.</summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="stream">The stream, such as the body of a request. It is read from its current position to its end.</param>
    /// <param name="options">
    /// How the file can differ from what the network saves. By default, it must have exactly the tensors of the network.
    /// </param>
    /// <param name="cancellationToken">Cancels the task. The network is then unchanged.</param>
    /// <returns>A report of what was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
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
