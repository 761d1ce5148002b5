using System.Text.Json;

namespace NetGen;

/// <summary>
/// The header of a safetensors file (github.com/huggingface/safetensors): which tensors there are, where, and metadata. All that a hostile
/// file may get wrong in it is found here, before anything is allocated for it.
/// </summary>
internal sealed class SafeTensorsHeader
{
    public const string MetadataKey = "__metadata__";

    // Far more than there are in any real file, and few enough that a hostile one does not cost much.
    private const int MostEntries = 100_000;
    private const int MostDimensions = 64;

    private readonly string _source;

    private SafeTensorsHeader(string source) => _source = source;

    /// <summary>In the order in which they lie in the file, one right after the other.</summary>
    public List<SafeTensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public long DataLength => Entries.Count == 0 ? 0 : Entries[^1].End;

    public static SafeTensorsHeader Parse(string source, ReadOnlySpan<byte> json)
    {
        var header = new SafeTensorsHeader(source);
        try
        {
            header.Read(json);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw header.Failure("its header is not valid JSON", error);
        }

        header.CheckLayout();
        return header;
    }

    public NetworkFileException Failure(string what, Exception? cause = null) => Failure(_source, what, cause);

    public static NetworkFileException Failure(string source, string what, Exception? cause = null) =>
        new($"{source} cannot be read: {what}.", cause);

    /// <summary>A text from the file, fit to be shown.</summary>
    public static string Quote(string text)
    {
        const int Most = 120;
        string shown = text.Length <= Most ? text : text[..Most] + "…";
        return "'" + string.Concat(shown.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter)) + "'";
    }

    private void Read(ReadOnlySpan<byte> json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 4 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Failure("its header is not a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
                throw Failure($"its header has {Quote(name)} twice");
            if (names.Count > MostEntries)
                throw Failure($"its header has more than {MostEntries} tensors");
            reader.Read();
            if (name == MetadataKey)
                ReadMetadata(ref reader);
            else
                Entries.Add(ReadEntry(name, ref reader));
        }

        // Throws unless the object has ended, with nothing but spaces behind it.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Failure("its metadata is not a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw Failure($"its metadata {Quote(key)} is not a string");
            if (!Metadata.TryAdd(key, reader.GetString()!))
                throw Failure($"its metadata has {Quote(key)} twice");
            if (Metadata.Count > MostEntries)
                throw Failure($"its metadata has more than {MostEntries} keys");
        }
    }

    private SafeTensorsEntry ReadEntry(string name, ref Utf8JsonReader reader)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw TensorFailure(name, "is not a JSON object in the header");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            switch (key)
            {
                case "dtype" when type is null && reader.TokenType == JsonTokenType.String:
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, name);
                    break;
                default:
                    throw TensorFailure(name, $"has a {Quote(key)} that does not belong in the header");
            }
        }

        if (type is null || shape is null || offsets is not { Length: 2 })
            throw TensorFailure(name, "has no type, no shape, or no two offsets in the header");
        return new SafeTensorsEntry(name, type, shape, offsets[0], offsets[1]);
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string tensor)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw TensorFailure(tensor, "has a shape or offsets that are not a list of numbers");
        Span<long> numbers = stackalloc long[MostDimensions];
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
                throw TensorFailure(tensor, "has a shape or offsets that are not integers of at least 0");
            if (count == MostDimensions)
                throw TensorFailure(tensor, $"has a shape or offsets of more than {MostDimensions} numbers");
            numbers[count++] = number;
        }

        return numbers[..count].ToArray();
    }

    /// <summary>That the tensors lie one right after the other, as long as their types and shapes ask for.</summary>
    private void CheckLayout()
    {
        // A tensor without elements begins where it ends, and comes before the one that begins there as well.
        Entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long end = 0;
        foreach (SafeTensorsEntry entry in Entries)
        {
            Int128 length = BitsOf(entry.Type);
            if (length == 0)
                throw TensorFailure(entry.Name, $"has the unknown type {Quote(entry.Type)}");
            foreach (long extent in entry.Shape)
            {
                length *= extent;
                if (length > long.MaxValue)
                    throw TensorFailure(entry.Name, $"of shape {Quote(entry.ShapeText)} is larger than any file");
            }

            if (entry.Begin != end || entry.End < entry.Begin)
            {
                throw TensorFailure(
                    entry.Name, $"has the offsets {entry.Begin} to {entry.End}; expected to begin at {end}, directly after the previous one");
            }

            if ((Int128)entry.Length * 8 != length)
            {
                throw TensorFailure(
                    entry.Name, $"has {entry.Length} bytes; expected {(length + 7) / 8} for {entry.Type} {Quote(entry.ShapeText)}");
            }

            end = entry.End;
        }
    }

    private NetworkFileException TensorFailure(string name, string what) => Failure($"tensor {Quote(name)} {what}");

    private static int BitsOf(string type) => type switch
    {
        "F4" => 4,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 8,
        "U16" or "I16" or "F16" or "BF16" => 16,
        "U32" or "I32" or "F32" => 32,
        "U64" or "I64" or "F64" or "C64" => 64,
        _ => 0,
    };
}
