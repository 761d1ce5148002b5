using System.Runtime.InteropServices;
using System.Text;

namespace NetGen;

/// <summary>What NetGen notes in a file beside the tensors, and how damage to any of it is found.</summary>
internal static class FileMetadata
{
    public const string Kind = "netgen.kind";

    private const string Name = "netgen.name";
    private const string Architecture = "netgen.architecture";
    private const string Fingerprint = "netgen.fingerprint";
    private const string Checksum = "netgen.checksum";
    private const string TensorChecksum = "crc32c.";

    /// <summary>The metadata of a file with these tensors.</summary>
    /// <param name="network">The network that they are of.</param>
    /// <param name="kind">What the file is for.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="more">What else there is to note.</param>
    public static Dictionary<string, string> Of(
        NetworkDescription network, string kind, IEnumerable<FileTensor> tensors, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // Some readers ask for the framework whose layout it is.
            ["format"] = "pt",
            [Kind] = kind,
            [Name] = network.Name,
            [Architecture] = network.Architecture,
            [Fingerprint] = network.Fingerprint,
        };
        foreach ((string key, string value) in more)
            metadata.Add(key, value);
        foreach (FileTensor tensor in tensors)
            metadata.Add(TensorChecksum + tensor.Name, ChecksumOf(tensor));
        metadata.Add(Checksum, ChecksumOf(metadata));
        return metadata;
    }

    /// <summary>Throws unless what was read is what had been written. A file of another program has nothing to compare with.</summary>
    public static void Check(SafeTensorsHeader header, NetworkDescription network, IEnumerable<FileTensor> tensors)
    {
        Dictionary<string, string> metadata = header.Metadata;
        bool isOurs = metadata.Keys.Any(key => key.StartsWith("netgen.", StringComparison.Ordinal));
        if (isOurs && (!metadata.TryGetValue(Checksum, out string? checksum) || checksum != ChecksumOf(metadata)))
            throw header.Failure("its metadata is damaged: it does not have the checksum that was expected");

        foreach (FileTensor tensor in tensors)
        {
            if (metadata.TryGetValue(TensorChecksum + tensor.Name, out string? expected) && ChecksumOf(tensor) is var actual && actual != expected)
                throw header.Failure($"the tensor '{tensor.Name}' is damaged: its checksum is {actual}, where {SafeTensorsHeader.Quote(expected)} was expected");
        }

        if (metadata.TryGetValue(Fingerprint, out string? fingerprint) && fingerprint != network.Fingerprint)
        {
            string layers = metadata.TryGetValue(Architecture, out string? text) ? text : fingerprint;
            throw header.Failure(
                $"it is of another network: its layers are {SafeTensorsHeader.Quote(layers)}, where '{network.Architecture}' was expected");
        }
    }

    private static string ChecksumOf(FileTensor tensor) => Crc32C.Of(MemoryMarshal.AsBytes(tensor.Values.Span));

    private static string ChecksumOf(Dictionary<string, string> metadata) => Crc32C.Of(Encoding.UTF8.GetBytes(string.Join('\n',
        metadata.Where(pair => pair.Key != Checksum).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))));
}
