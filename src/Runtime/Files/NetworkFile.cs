namespace NetGen;

/// <summary>
/// Saves and loads the parameters of networks in the safetensors format, with the names and layouts of PyTorch: <c>fc1.weight</c> [out,
/// in] and <c>fc1.bias</c> [out].
/// </summary>
public static partial class NetworkFile
{
    internal const string Kind = "parameters";

    /// <summary>
    /// Saves the parameters. They are written to a temporary file, which then replaces the old file and gets its permissions. After a
    /// crash, there is either the old or the new file. A link is kept, and a read-only file is not replaced.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually <c>*.safetensors</c>.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or access to it is denied.</exception>
    public static void Save(this INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, stream => Save(network, stream));
    }

    /// <summary>Saves the parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Receives the file.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save(this INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        Save(network.Description, TensorsOf(network), stream);
    }

    /// <summary>
    /// Loads parameters that were saved by a network with the same layers, or by PyTorch with the same names. Parameters of another
    /// precision (F64, F16, BF16) are converted. The state of the optimiser does not change.
    /// </summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static void Load(this INetwork network, string path) => Load(network, path, new LoadOptions());

    /// <summary>Loads parameters from a stream.</summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="stream">The stream. It is read from its current position to its end.</param>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load(this INetwork network, Stream stream) => Load(network, stream, new LoadOptions());

    /// <summary>Loads parameters from a file in memory.</summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    public static void Load(this INetwork network, ReadOnlySpan<byte> file) => Load(network, file, new LoadOptions());

    /// <summary>Loads parameters, with options.</summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How the file can differ from what the network saves.</param>
    /// <returns>A report of what was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static LoadReport Load(this INetwork network, string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        using FileStream stream = SharedFile.OpenRead(path);
        return Load(network, stream, $"'{path}'", options);
    }

    /// <summary>Loads parameters, with options.</summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="stream">The stream. It is read from its current position to its end.</param>
    /// <param name="options">How the file can differ from what the network saves.</param>
    /// <returns>A report of what was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static LoadReport Load(this INetwork network, Stream stream, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        return Load(network, stream, "The file", options);
    }

    /// <summary>Loads parameters from a file in memory, with options.</summary>
    /// <param name="network">The network. If loading fails, it is unchanged.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="options">How the file can differ from what the network saves.</param>
    /// <returns>A report of what was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    public static unsafe LoadReport Load(this INetwork network, ReadOnlySpan<byte> file, LoadOptions options)
    {
        fixed (byte* bytes = file)
        {
            using Stream stream = file.IsEmpty ? Stream.Null : new UnmanagedMemoryStream(bytes, file.Length);
            return Load(network, stream, options);
        }
    }

    /// <summary>Saves the values of a network as <see cref="Save(INetwork, string)"/> saves those that it has.</summary>
    internal static void Save(NetworkDescription network, float[] values, string path) =>
        AtomicFile.Write(path, stream => Save(network, [.. FileTensor.Of(network, values)], stream));

    private static void Save(NetworkDescription network, FileTensor[] tensors, Stream stream) =>
        SafeTensorsWriter.Write(stream, FileMetadata.Of(network, Kind, tensors), tensors);

    internal static LoadReport Load(INetwork network, Stream stream, string source, LoadOptions options)
    {
        var reader = new SafeTensorsReader(stream, source);
        var loading = new ParameterLoading(network, reader.Header, options);
        reader.Read(loading.Match);
        return loading.Complete();
    }

    private static FileTensor[] TensorsOf(INetwork network)
    {
        float[] values = new float[NetworkValues.CountOf(network.Description)];
        network.CopyValuesTo(values);
        return [.. FileTensor.Of(network.Description, values)];
    }
}
