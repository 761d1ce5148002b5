using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>What NetGen notes in a file beside the tensors, and how changes to any of it are found.</summary>
internal static class FileMetadata
{
    private const string Kind = "netgen.kind";

    // 1 added the format itself, 2 a fingerprint of what is computed instead of one of the architecture's text.
    private const int NewestFormat = 2;
    private const int FormatOfMeaning = 2;

    private const string Format = "netgen.format";
    private const string Name = "netgen.name";
    private const string Architecture = "netgen.architecture";
    private const string Fingerprint = "netgen.fingerprint";
    private const string Checksum = "netgen.checksum";
    private const string TensorChecksum = "crc32c.";

    // Keys that begin otherwise are somebody else's, and may come and go.
    private static readonly string[] OwnPrefixes = ["netgen.", "training.", TensorChecksum];

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
            [Format] = NewestFormat.ToString(CultureInfo.InvariantCulture),
            [Kind] = kind,
            [Name] = network.Name,
            [Architecture] = network.Architecture,
            [Fingerprint] = network.Fingerprint,
        };
        foreach ((string key, string value) in more)
            metadata.Add(key, value);
        foreach (FileTensor tensor in tensors)
            metadata.Add(TensorChecksum + tensor.Name, Crc32C.Of(tensor.Values.Span));
        metadata.Add(Checksum, ChecksumOf(metadata));
        return metadata;
    }

    /// <summary>Throws if the file was written by a newer version that may mean something else by what it has.</summary>
    public static void RequireKnownFormat(SafeTensorsHeader header)
    {
        if (FormatOf(header.Metadata) is var format && format > NewestFormat)
        {
            throw header.Failure(
                $"it has the format {format} of a newer version of NetGen; this version reads formats up to {NewestFormat}");
        }
    }

    /// <summary>Throws unless the file was saved by NetGen as one of this kind.</summary>
    public static void RequireKind(SafeTensorsHeader header, string expected)
    {
        header.Metadata.TryGetValue(Kind, out string? kind);
        if (kind != expected)
            throw header.Failure($"it contains {SafeTensorsHeader.Quote(kind ?? "something else")}; expected '{expected}'");
    }

    /// <summary>Throws if the file was saved by NetGen as one of another kind.</summary>
    public static void RequireNoOtherKind(SafeTensorsHeader header, string expected)
    {
        if (header.Metadata.ContainsKey(Kind))
            RequireKind(header, expected);
    }

    /// <summary>Throws unless what was read is what had been written. A file of another program has nothing to compare with.</summary>
    /// <param name="header">The header of the file.</param>
    /// <param name="network">The network that the tensors are for.</param>
    /// <param name="tensors">The tensors that were read.</param>
    /// <param name="options">What the caller allows; null where there is no choice.</param>
    public static void Check(SafeTensorsHeader header, NetworkDescription network, IEnumerable<FileTensor> tensors, LoadOptions? options = null)
    {
        if (options is not { VerifiesChecksums: false })
            CheckSums(header, tensors, options is null ? "" : LoadOptions.ChecksumAdvice);
        if (options is { AllowsPartial: true })
            return;

        Dictionary<string, string> metadata = header.Metadata;
        string expected = FormatOf(metadata) >= FormatOfMeaning ? network.Fingerprint : NetGen.Fingerprint.Of(network.Architecture);
        if (metadata.TryGetValue(Fingerprint, out string? fingerprint) && fingerprint != expected)
        {
            string layers = metadata.TryGetValue(Architecture, out string? text) ? text : fingerprint;
            string difference = layers == network.Architecture
                ? $"its layers, {SafeTensorsHeader.Quote(layers)}, have different options, such as an epsilon, or read other layers"
                : $"its layers are {SafeTensorsHeader.Quote(layers)}; expected '{network.Architecture}'";
            throw header.Failure($"it belongs to another network: {difference}{(options is null ? "" : LoadOptions.PartialAdvice)}");
        }
    }

    /// <summary>The version of the format; 0 where there is none.</summary>
    private static int FormatOf(Dictionary<string, string> metadata) =>
        metadata.TryGetValue(Format, out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int format) ? format : 0;

    private static void CheckSums(SafeTensorsHeader header, IEnumerable<FileTensor> tensors, string advice)
    {
        Dictionary<string, string> metadata = header.Metadata;
        bool isOurs = metadata.Keys.Any(key => key.StartsWith("netgen.", StringComparison.Ordinal));
        if (isOurs && (!metadata.TryGetValue(Checksum, out string? checksum) || checksum != ChecksumOf(metadata)))
            throw header.Failure($"NetGen's entries in its metadata do not match their checksum: they are damaged, or were changed after they were saved{advice}");

        foreach (FileTensor tensor in tensors)
        {
            if (metadata.TryGetValue(TensorChecksum + tensor.Name, out string? expected) && Crc32C.Of(tensor.Values.Span) is var actual && actual != expected)
            {
                throw header.Failure(
                    $"the tensor '{tensor.Name}' is damaged, or was changed after it was saved: its checksum is {actual}; expected {SafeTensorsHeader.Quote(expected)}{advice}");
            }
        }
    }

    private static string ChecksumOf(Dictionary<string, string> metadata)
    {
        // Files from before there was a version have a checksum of everything.
        bool coversAll = !metadata.ContainsKey(Format);
        IEnumerable<string> covered = metadata
            .Where(pair => pair.Key != Checksum && (coversAll || OwnPrefixes.Any(prefix => pair.Key.StartsWith(prefix, StringComparison.Ordinal))))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}");
        return Crc32C.Of(Encoding.UTF8.GetBytes(string.Join('\n', covered)));
    }
}
