using System.Buffers;
using System.Buffers.Binary;

namespace NetGen;

/// <summary>
/// Reads a safetensors file from end to end; the stream need not be able to seek. What is to be read next is asked for as a sequence of
/// buffers, which is filled with synchronous or with asynchronous calls.
/// </summary>
internal sealed class SafeTensorsReader
{
    // The limit of the format's own library.
    private const int LargestHeader = 100_000_000;
    private const int ChunkBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly string _source;

    private SafeTensorsHeader? _header;
    private int _received;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, from its first byte on.</param>
    /// <param name="source">What the file is called in messages.</param>
    public SafeTensorsReader(Stream stream, string source)
        : this(source, stream) => Fill(ReadHeader());

    private SafeTensorsReader(string source, Stream stream)
    {
        _stream = stream;
        _source = source;
    }

    public SafeTensorsHeader Header => _header!;

    /// <summary>Reads the header with asynchronous calls only.</summary>
    public static async Task<SafeTensorsReader> OpenAsync(Stream stream, string source, CancellationToken cancellationToken)
    {
        var reader = new SafeTensorsReader(source, stream);
        await reader.FillAsync(reader.ReadHeader(), cancellationToken).ConfigureAwait(false);
        return reader;
    }

    /// <summary>Reads the tensors that are expected; another one in the file is an error, as is one that is not there.</summary>
    public void Read(IEnumerable<FileTensor> tensors)
    {
        var match = new TensorMatch(Header, tensors);
        match.RequireAll(advice: "");
        Read(match);
    }

    /// <summary>Reads the tensors that were found, and skips the others.</summary>
    public void Read(TensorMatch match) => Fill(ReadTensors(match));

    /// <inheritdoc cref="Read(TensorMatch)"/>
    public Task ReadAsync(TensorMatch match, CancellationToken cancellationToken) => FillAsync(ReadTensors(match), cancellationToken);

    private NetworkFileException Failure(string what) => SafeTensorsHeader.Failure(_source, what);

    private void Fill(IEnumerable<Memory<byte>> buffers)
    {
        foreach (Memory<byte> buffer in buffers)
            _received = _stream.ReadAtLeast(buffer.Span, buffer.Length, throwOnEndOfStream: false);
    }

    private async Task FillAsync(IEnumerable<Memory<byte>> buffers, CancellationToken cancellationToken)
    {
        foreach (Memory<byte> buffer in buffers)
        {
            _received = await _stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private IEnumerable<Memory<byte>> ReadHeader()
    {
        byte[] prefix = new byte[sizeof(ulong)];
        yield return prefix;
        if (_received < prefix.Length)
            throw Failure("it is shorter than the 8 bytes at the start of every safetensors file");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LargestHeader)
            throw Failure($"its header has {length} bytes; the maximum is {LargestHeader}");

        var json = new ArrayBufferWriter<byte>();
        while (json.WrittenCount < (int)length)
        {
            // A header that is promised but not there takes no memory.
            Memory<byte> chunk = json.GetMemory(1);
            chunk = chunk[..Math.Min(chunk.Length, (int)length - json.WrittenCount)];
            yield return chunk;
            json.Advance(_received);
            if (_received < chunk.Length)
                throw Failure($"it ends after {json.WrittenCount} of the {length} bytes of its header");
        }

        _header = SafeTensorsHeader.Parse(_source, json.WrittenSpan);
        FileMetadata.RequireKnownFormat(Header);
        if (_stream.CanSeek && _stream.Length - _stream.Position is var left && left != Header.DataLength)
            throw Failure($"it has {left} bytes of data; expected {Header.DataLength}, as in its header");
    }

    private IEnumerable<Memory<byte>> ReadTensors(TensorMatch match)
    {
        byte[] buffer = new byte[Math.Clamp(Header.DataLength, 1, ChunkBytes)];
        foreach (SafeTensorsEntry entry in Header.Entries)
        {
            FileTensor? tensor = match.Taken.GetValueOrDefault(entry.Name);
            if (tensor is null && _stream.CanSeek)
            {
                _stream.Seek(entry.Length, SeekOrigin.Current);
                continue;
            }

            int size = tensor is null ? 1 : SizeOf(entry.Type);
            long count;
            for (long first = 0; first < entry.Length / size; first += count)
            {
                count = Math.Min((entry.Length / size) - first, buffer.Length / size);
                Memory<byte> chunk = buffer.AsMemory(0, (int)count * size);
                yield return chunk;
                if (_received < chunk.Length)
                    throw Failure($"it ends in the tensor {SafeTensorsHeader.Quote(entry.Name)}; expected {entry.Length} bytes for it");
                if (tensor is not null)
                    Convert(entry, chunk.Span, tensor, (int)first);
            }
        }

        yield return buffer.AsMemory(0, 1);
        if (_received > 0)
            throw Failure($"it continues after its last tensor; expected {Header.DataLength} bytes of data");
    }

    private void Convert(SafeTensorsEntry entry, ReadOnlySpan<byte> bytes, FileTensor tensor, int first)
    {
        Span<float> values = tensor.Values.Span.Slice(first, bytes.Length / SizeOf(entry.Type));
        switch (entry.Type)
        {
            case "F32":
                LittleEndian.Read(bytes, values);
                break;
            case "F64":
                for (int i = 0; i < values.Length; i++)
                    values[i] = Narrow(BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]), tensor, first + i);
                break;
            case "F16":
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * sizeof(ushort))..]);
                break;
            default:
                for (int i = 0; i < values.Length; i++)
                    values[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(ushort))..]) << 16);
                break;
        }
    }

    private float Narrow(double value, FileTensor tensor, int element)
    {
        float narrow = (float)value;
        if (float.IsInfinity(narrow) && double.IsFinite(value))
            throw Failure(FormattableString.Invariant(
                $"element {element} of the tensor '{tensor.Name}' is {value}, which is larger than the largest 32-bit float, {float.MaxValue}"));
        return narrow;
    }

    private static int SizeOf(string type) => type switch
    {
        "F32" => sizeof(float),
        "F64" => sizeof(double),
        _ => sizeof(ushort),
    };
}
