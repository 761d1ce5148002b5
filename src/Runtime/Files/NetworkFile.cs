namespace NetGen;

/// <summary>
/// Saves the parameters of a network, and loads them, in the safetensors format with the names and layouts of PyTorch: <c>fc1.weight</c>
/// [out, in] and <c>fc1.bias</c> [out].
/// </summary>
public static partial class NetworkFile
{
    internal const string Kind = "parameters";

    /// <summary>
    /// Saves the parameters. They are written to a temporary file, which then takes the place of the old one and has its permissions: a
    /// crash leaves either whole. A link stays a link, and a read-only file is not replaced.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually <c>*.safetensors</c>.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written.</exception>
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
        FileTensor[] tensors = TensorsOf(network);
        SafeTensorsWriter.Write(stream, FileMetadata.Of(network.Description, Kind, tensors), tensors);
    }

    /// <summary>
    /// Loads parameters that were saved by a network with the same layers, or by PyTorch with the same names. Those of another precision
    /// (F64, F16, BF16) are converted. What the optimiser remembers stays.
    /// </summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load(this INetwork network, string path) => Load(network, path, new LoadOptions());

    /// <summary>Loads parameters, as from a file.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="stream">The file, from where the stream is to its end.</param>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load(this INetwork network, Stream stream) => Load(network, stream, new LoadOptions());

    /// <summary>Loads parameters from a file that is in memory.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    public static void Load(this INetwork network, ReadOnlySpan<byte> file) => Load(network, file, new LoadOptions());

    /// <summary>Loads parameters, and allows the file to differ from what the network saves.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file may lack, or have besides.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static LoadReport Load(this INetwork network, string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        using FileStream stream = SharedFile.OpenRead(path);
        return Load(network, stream, $"'{path}'", options);
    }

    /// <summary>Loads parameters, and allows the file to differ from what the network saves.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="stream">The file, from where the stream is to its end.</param>
    /// <param name="options">What the file may lack, or have besides.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static LoadReport Load(this INetwork network, Stream stream, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        return Load(network, stream, "The file", options);
    }

    /// <summary>Loads parameters from a file that is in memory, and allows it to differ from what the network saves.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="options">What the file may lack, or have besides.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    public static unsafe LoadReport Load(this INetwork network, ReadOnlySpan<byte> file, LoadOptions options)
    {
        fixed (byte* bytes = file)
        {
            using Stream stream = file.IsEmpty ? Stream.Null : new UnmanagedMemoryStream(bytes, file.Length);
            return Load(network, stream, options);
        }
    }

    private static LoadReport Load(INetwork network, Stream stream, string source, LoadOptions options)
    {
        var reader = new SafeTensorsReader(stream, source);
        var loading = new ParameterLoading(network, reader.Header, options);
        reader.Read(loading.Match);
        return loading.Complete();
    }

    private static FileTensor[] TensorsOf(INetwork network)
    {
        float[] parameters = new float[network.Description.ParameterCount];
        network.CopyParametersTo(parameters);
        return [.. FileTensor.Of(network.Description, parameters)];
    }
}
