using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NetGen;

/// <summary>Writes a safetensors file: the header's length, the header, and the tensors.</summary>
internal static class SafeTensorsWriter
{
    private const int Alignment = 8;
    private const int PieceFloats = 1 << 14;

    public static void Write(Stream stream, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<FileTensor> tensors)
    {
        foreach (ReadOnlyMemory<byte> piece in Pieces(metadata, tensors))
            stream.Write(piece.Span);
    }

    public static async Task WriteAsync(
        Stream stream, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<FileTensor> tensors, CancellationToken cancellationToken)
    {
        foreach (ReadOnlyMemory<byte> piece in Pieces(metadata, tensors))
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The file, piece by piece; each is written before the next one is asked for.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<FileTensor> tensors)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            WriteHeader(writer, metadata, tensors);
        while (json.WrittenCount % Alignment != 0)
            json.Write(" "u8);
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.WrittenCount);
        yield return length;
        yield return json.WrittenMemory;

        byte[] piece = new byte[PieceFloats * sizeof(float)];
        foreach (FileTensor tensor in tensors)
        {
            for (Memory<float> rest = tensor.Values; !rest.IsEmpty;)
            {
                int count = Math.Min(rest.Length, PieceFloats);
                LittleEndian.Write(rest.Span[..count], piece);
                yield return piece.AsMemory(0, count * sizeof(float));
                rest = rest[count..];
            }
        }
    }

    private static void WriteHeader(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<FileTensor> tensors)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(SafeTensorsHeader.MetadataKey);
        foreach ((string key, string value) in metadata)
            writer.WriteString(key, value);
        writer.WriteEndObject();
        long offset = 0;
        foreach (FileTensor tensor in tensors)
        {
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", "F32");
            writer.WriteStartArray("shape");
            foreach (int extent in tensor.Shape)
                writer.WriteNumberValue(extent);
            writer.WriteEndArray();
            writer.WriteStartArray("data_offsets");
            writer.WriteNumberValue(offset);
            offset += (long)tensor.Values.Length * sizeof(float);
            writer.WriteNumberValue(offset);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
