using System.Text.Json;

namespace NetGen;

/// <summary>
/// The header of a safetensors file (github.com/huggingface/safetensors): which tensors there are, where, and metadata. All that a hostile
/// file may get wrong in it is found here, before anything is allocated for it.
/// </summary>
internal sealed class SafeTensorsHeader
{
    public const string MetadataKey = "__metadata__";

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
            throw header.Failure("its header is no JSON as it should be", error);
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
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "its header is no JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            Expect(names.Add(name), $"its header has {Quote(name)} twice");
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
        Expect(reader.TokenType == JsonTokenType.StartObject, "its metadata is no JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            Expect(reader.Read() && reader.TokenType == JsonTokenType.String, $"its metadata {Quote(key)} is no text");
            Expect(Metadata.TryAdd(key, reader.GetString()!), $"its metadata has {Quote(key)} twice");
        }
    }

    private SafeTensorsEntry ReadEntry(string name, ref Utf8JsonReader reader)
    {
        string tensor = "tensor " + Quote(name);
        string? type = null;
        List<long>? shape = null, offsets = null;
        Expect(reader.TokenType == JsonTokenType.StartObject, tensor + " is no JSON object in the header");
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
                    shape = ReadNumbers(ref reader, tensor);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, tensor);
                    break;
                default:
                    throw Failure($"{tensor} has a {Quote(key)} that does not belong in the header");
            }
        }

        Expect(type is not null && shape is not null && offsets is { Count: 2 }, tensor + " lacks a type, a shape, or two offsets in the header");
        return new SafeTensorsEntry(name, type!, [.. shape!], offsets![0], offsets[1]);
    }

    private List<long> ReadNumbers(ref Utf8JsonReader reader, string tensor)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, tensor + " has a shape or offsets that are no list of numbers");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = 0;
            Expect(
                reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number) && number >= 0,
                tensor + " has a shape or offsets that are no whole numbers from 0 on");
            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>That the tensors lie one right after the other, as long as their types and shapes ask for.</summary>
    private void CheckLayout()
    {
        // A tensor without elements begins where it ends, and comes before the one that begins there as well.
        Entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long end = 0;
        foreach (SafeTensorsEntry entry in Entries)
        {
            string tensor = "tensor " + Quote(entry.Name);
            int bits = BitsOf(entry.Type);
            Expect(bits > 0, $"{tensor} is of an unknown type {Quote(entry.Type)}");
            Int128 length = bits;
            foreach (long extent in entry.Shape)
            {
                length *= extent;
                Expect(length <= long.MaxValue, $"{tensor} of shape {Quote(entry.ShapeText)} is larger than any file");
            }

            Expect(
                entry.Begin == end && entry.End >= entry.Begin,
                $"{tensor} has the offsets {entry.Begin} to {entry.End}, where it was expected to begin at {end}, right behind the one before");
            Expect(
                (Int128)(entry.End - entry.Begin) * 8 == length,
                $"{tensor} has {entry.End - entry.Begin} bytes, where {entry.Type} {Quote(entry.ShapeText)} was expected to have {(length + 7) / 8}");
            end = entry.End;
        }
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
            throw Failure(otherwise);
    }

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
