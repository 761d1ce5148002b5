using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetGen;

/// <summary>Writes a safetensors file: the header's length, the header, and the tensors.</summary>
internal static class SafeTensorsWriter
{
    private const int Alignment = 8;

    public static void Write(Stream stream, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<FileTensor> tensors)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            WriteHeader(writer, metadata, tensors);
        while (json.WrittenCount % Alignment != 0)
            json.Write(" "u8);

        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.WrittenCount);
        stream.Write(length);
        stream.Write(json.WrittenSpan);
        foreach (FileTensor tensor in tensors)
            stream.Write(MemoryMarshal.AsBytes(tensor.Values.Span));
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
