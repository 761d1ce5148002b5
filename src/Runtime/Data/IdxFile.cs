using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.MemoryMappedFiles;

namespace NetGen;

/// <summary>An IDX file: a type, the extents, and the elements, in memory or mapped into it.</summary>
internal sealed class IdxFile
{
    private const int MostDimensions = 16;
    private const int FirstHeaderBytes = 4;

    private readonly byte[]? _bytes;
    private readonly MemoryMappedViewAccessor? _view;

    private IdxFile(string path, IdxType type, int[] shape, int headerBytes, long length, byte[]? bytes, MemoryMappedViewAccessor? view)
    {
        Type = type;
        Count = shape[0];
        long elements = 1;
        for (int i = 1; i < shape.Length; i++)
        {
            elements *= shape[i];
            if (elements > int.MaxValue)
                throw Malformed(path, $"one item has more than {int.MaxValue} elements");
        }

        ItemSize = (int)elements;
        ItemBytes = (long)ItemSize * IdxElement.SizeOf(type);
        long expected = headerBytes + (Count * ItemBytes);
        if (length != expected)
            throw Malformed(path, $"its header promises {expected} bytes, and it has {length}");

        HeaderBytes = headerBytes;
        _bytes = bytes;
        _view = view;
    }

    public IdxType Type { get; }

    /// <summary>Items: the outermost extent.</summary>
    public int Count { get; }

    /// <summary>Elements of one item: the product of the other extents.</summary>
    public int ItemSize { get; }

    public bool IsInMemory => _bytes is not null;

    private long ItemBytes { get; }

    private int HeaderBytes { get; }

    /// <summary>Reads a file into memory; one that is compressed with gzip is expanded.</summary>
    public static IdxFile Load(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        bool isCompressed = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
        file.Position = 0;
        try
        {
            using Stream stream = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var memory = new MemoryStream(isCompressed ? 0 : checked((int)Math.Min(file.Length, Array.MaxLength)));
            stream.CopyTo(memory);
            byte[] bytes = memory.Length == memory.Capacity ? memory.GetBuffer() : memory.ToArray();
            (IdxType type, int[] shape, int headerBytes) = ReadHeader(path, bytes);
            return new IdxFile(path, type, shape, headerBytes, bytes.Length, bytes, null);
        }
        catch (IOException) when (!isCompressed && file.Length > Array.MaxLength)
        {
            throw Malformed(path, "it is too large to be loaded: map it instead");
        }
    }

    /// <summary>Maps a file into memory, so that only what is read is ever loaded.</summary>
    public static IdxFile Map(string path)
    {
        long length = new FileInfo(path).Length;
        Span<byte> header = stackalloc byte[FirstHeaderBytes + (MostDimensions * sizeof(int))];
        using (FileStream file = File.OpenRead(path))
            header = header[..file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)];
        if (header.Length >= 2 && header[0] == 0x1F && header[1] == 0x8B)
            throw Malformed(path, "it is compressed: expand it, or load it instead of mapping it");

        (IdxType type, int[] shape, int headerBytes) = ReadHeader(path, header);
        // The handles are closed when nothing refers to them any more.
        MemoryMappedFile mapped = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        return new IdxFile(path, type, shape, headerBytes, length, null, mapped.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read));
    }

    /// <summary>Copies an item's bytes out.</summary>
    public void Read(int item, Span<byte> bytes)
    {
        long offset = HeaderBytes + (item * ItemBytes);
        if (_bytes is not null)
            _bytes.AsSpan((int)offset, bytes.Length).CopyTo(bytes);
        else
            _view!.SafeMemoryMappedViewHandle.ReadSpan((ulong)(_view.PointerOffset + offset), bytes);
    }

    /// <summary>The bytes of an item that lies in memory.</summary>
    public ReadOnlySpan<byte> BytesOf(int item) => _bytes.AsSpan((int)(HeaderBytes + (item * ItemBytes)), (int)ItemBytes);

    public int BytesPerItem => checked((int)ItemBytes);

    public static InvalidDataException Malformed(string path, string what) => new($"'{path}' cannot be read as an IDX file: {what}.");

    private static (IdxType Type, int[] Shape, int HeaderBytes) ReadHeader(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FirstHeaderBytes || bytes[0] != 0 || bytes[1] != 0)
            throw Malformed(path, "it does not begin like one");
        var type = (IdxType)bytes[2];
        if (IdxElement.SizeOf(type) == 0)
            throw Malformed(path, $"0x{bytes[2]:X2} is no type of elements");
        int dimensions = bytes[3];
        if (dimensions is 0 or > MostDimensions)
            throw Malformed(path, $"it has {dimensions} dimensions, not 1 to {MostDimensions}");
        int headerBytes = FirstHeaderBytes + (dimensions * sizeof(int));
        if (bytes.Length < headerBytes)
            throw Malformed(path, $"its header has {headerBytes} bytes, and it ends after {bytes.Length}");

        int[] shape = new int[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(bytes[(FirstHeaderBytes + (i * sizeof(int)))..]);
            if (shape[i] < (i == 0 ? 0 : 1))
                throw Malformed(path, $"its extent {i} is {shape[i]}");
        }

        return (type, shape, headerBytes);
    }
}
