namespace NetGen;

/// <summary>
/// Saves the parameters of a network, and loads them, in the safetensors format with the names and layouts of PyTorch: <c>fc1.weight</c>
/// [out, in] and <c>fc1.bias</c> [out].
/// </summary>
public static class NetworkFile
{
    internal const string Kind = "parameters";

    /// <summary>
    /// Saves the parameters. They are written to a temporary file, which then takes the place of the old one: a crash leaves either whole.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually <c>*.safetensors</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
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
        float[] parameters = new float[network.Description.ParameterCount];
        network.CopyParametersTo(parameters);
        FileTensor[] tensors = [.. FileTensor.Of(network.Description, parameters)];
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
    public static void Load(this INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        using FileStream stream = File.OpenRead(path);
        Load(network, stream, $"'{path}'");
    }

    /// <summary>Loads parameters, as from a file.</summary>
    /// <param name="network">The network; when loading fails, it is unchanged.</param>
    /// <param name="stream">The file, from where the stream is to its end.</param>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load(this INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        Load(network, stream, "The file");
    }

    private static void Load(INetwork network, Stream stream, string source)
    {
        var reader = new SafeTensorsReader(stream, source);
        if (reader.Header.Metadata.TryGetValue(FileMetadata.Kind, out string? kind) && kind != Kind)
            throw reader.Header.Failure($"it holds {SafeTensorsHeader.Quote(kind)}, where '{Kind}' was expected");

        float[] parameters = new float[network.Description.ParameterCount];
        FileTensor[] tensors = [.. FileTensor.Of(network.Description, parameters)];
        reader.Read(tensors);
        FileMetadata.Check(reader.Header, network.Description, tensors);
        network.CopyParametersFrom(parameters);
    }
}
