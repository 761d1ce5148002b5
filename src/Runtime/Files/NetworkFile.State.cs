namespace NetGen;

/// <content>The state of a network that continues learning.</content>
public static partial class NetworkFile
{
    private const string StateKind = "state";

    /// <summary>
    /// Saves everything that the next training step depends on: the parameters, the state of the optimiser and its number of steps, and
    /// the seed of dropout. The file is replaced in the same way as by <see cref="Save(INetwork, string)"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually <c>*.safetensors</c>.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or access to it is denied.</exception>
    public static void SaveState(this ITrainableNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        var state = new NetworkState(network.Description);
        state.CopyFrom(network);
        FileTensor[] tensors = [.. state.Tensors];
        Dictionary<string, string> metadata = FileMetadata.Of(network.Description, StateKind, tensors, [.. state.Metadata]);
        AtomicFile.Write(path, stream => SafeTensorsWriter.Write(stream, metadata, tensors));
    }

    /// <summary>
    /// Loads a state that <see cref="SaveState"/> saved. The next training step then gives the same bits as in the saved network.
    /// </summary>
    /// <param name="network">The network, with the same layers and optimiser. If loading fails, it is unchanged.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network or optimiser.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static void LoadState(this ITrainableNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        using FileStream stream = SharedFile.OpenRead(path);
        var reader = new SafeTensorsReader(stream, $"'{path}'");
        FileMetadata.RequireKind(reader.Header, StateKind);
        var state = new NetworkState(network.Description);
        FileTensor[] tensors = [.. state.Tensors];
        reader.Read(tensors);
        FileMetadata.Check(reader.Header, network.Description, tensors);
        try
        {
            state.ReadMetadata(reader.Header.Metadata);
        }
        catch (Exception error) when (error is FormatException or OverflowException or KeyNotFoundException)
        {
            throw reader.Header.Failure("its metadata is not that of a state", error);
        }

        state.CopyTo(network);
    }
}
