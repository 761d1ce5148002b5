using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Reads a safetensors file from end to end; the stream need not be able to seek.</summary>
internal sealed class SafeTensorsReader
{
    // The limit of the format's own library.
    private const int LargestHeader = 100_000_000;
    private const int ChunkBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly string _source;

    /// <param name="stream">The file, from its first byte on.</param>
    /// <param name="source">What the file is called in messages.</param>
    public SafeTensorsReader(Stream stream, string source)
    {
        _stream = stream;
        _source = source;
        Header = ReadHeader();
    }

    public SafeTensorsHeader Header { get; }

    /// <summary>Reads the tensors that are expected; another one in the file is an error, as is one that is not there.</summary>
    public void Read(IEnumerable<FileTensor> tensors)
    {
        var expected = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (SafeTensorsEntry entry in Header.Entries)
        {
            if (!expected.Remove(entry.Name, out FileTensor? tensor))
                throw Failure($"the tensor {SafeTensorsHeader.Quote(entry.Name)} is not one of the expected");
            Check(entry, tensor);
        }

        if (expected.Values.FirstOrDefault() is { } missing)
            throw Failure($"the tensor '{missing.Name}' is missing, which was expected to be {missing.ShapeText}");
        // In the order of the file, which is not that of the network.
        expected = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (SafeTensorsEntry entry in Header.Entries)
            Read(entry, expected[entry.Name].Values.Span);
        if (_stream.ReadByte() >= 0)
            throw Failure($"it goes on behind its last tensor, where it was expected to end after {Header.DataLength} bytes of data");
    }

    private NetworkFileException Failure(string what) => SafeTensorsHeader.Failure(_source, what);

    private void Check(SafeTensorsEntry entry, FileTensor tensor)
    {
        if (entry.Type is not ("F32" or "F64" or "F16" or "BF16"))
            throw Failure($"the tensor '{tensor.Name}' is {entry.Type}, where F32, or F64, F16 or BF16 to be converted to it, was expected");
        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(extent => (long)extent)))
            throw Failure($"the tensor '{tensor.Name}' is {SafeTensorsHeader.Quote(entry.ShapeText)}, where {tensor.ShapeText} was expected");
    }

    private SafeTensorsHeader ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (_stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            throw Failure("it is shorter than the 8 bytes that every safetensors file begins with");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LargestHeader)
            throw Failure($"its header of {length} bytes is larger than the {LargestHeader} that are allowed");

        var json = new ArrayBufferWriter<byte>();
        while (json.WrittenCount < (int)length)
        {
            // A header that is promised but not there takes no memory.
            Span<byte> chunk = json.GetSpan(1);
            chunk = chunk[..Math.Min(chunk.Length, (int)length - json.WrittenCount)];
            int read = _stream.Read(chunk);
            if (read == 0)
                throw Failure($"it ends after {json.WrittenCount} of the {length} bytes of its header");
            json.Advance(read);
        }

        SafeTensorsHeader header = SafeTensorsHeader.Parse(_source, json.WrittenSpan);
        if (_stream.CanSeek && _stream.Length - _stream.Position is var left && left != header.DataLength)
            throw Failure($"it has {left} bytes of data, where its header promises {header.DataLength}");
        return header;
    }

    private void Read(SafeTensorsEntry entry, Span<float> values)
    {
        if (entry.Type == "F32")
        {
            Fill(entry, MemoryMarshal.AsBytes(values));
            return;
        }

        int size = entry.Type == "F64" ? sizeof(double) : sizeof(ushort);
        byte[] buffer = new byte[Math.Min(ChunkBytes, values.Length * (long)size)];
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, buffer.Length / size);
            Fill(entry, buffer.AsSpan(0, count * size));
            for (int i = 0; i < count; i++)
                values[i] = Convert(entry.Type, buffer.AsSpan(i * size, size));
            values = values[count..];
        }
    }

    private void Fill(SafeTensorsEntry entry, Span<byte> bytes)
    {
        if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw Failure($"it ends within the tensor '{entry.Name}', which was expected to have {entry.End - entry.Begin} bytes");
    }

    private static float Convert(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
    };
}
