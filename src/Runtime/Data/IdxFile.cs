using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>An IDX file: a type, the extents, and the elements, in memory or on disk.</summary>
internal sealed class IdxFile : IDisposable
{
    private const int MostDimensions = 16;
    private const int FirstHeaderBytes = 4;

    private readonly byte[]? _bytes;
    private readonly SafeFileHandle? _handle;

    private IdxFile(string path, ReadOnlySpan<byte> header, long length, byte[]? bytes, SafeFileHandle? handle)
    {
        Path = path;
        (Type, int[] shape, HeaderBytes) = ReadHeader(header);
        Count = shape[0];
        long elements = 1;
        for (int i = 1; i < shape.Length; i++)
        {
            elements *= shape[i];
            if (elements > int.MaxValue)
                throw Malformed($"one item has more than {int.MaxValue} elements");
        }

        ItemSize = (int)elements;
        long itemBytes = elements * IdxElement.SizeOf(Type);
        if (itemBytes > int.MaxValue)
            throw Malformed($"one item has more than {int.MaxValue} bytes");
        ItemBytes = (int)itemBytes;
        // Below 2^62, as neither factor is beyond 2^31.
        long expected = HeaderBytes + (Count * itemBytes);
        if (length != expected)
            throw Malformed($"it has {length} bytes, but its header requires {expected}");

        _bytes = bytes;
        _handle = handle;
    }

    public string Path { get; }

    public IdxType Type { get; }

    /// <summary>Items: the outermost extent.</summary>
    public int Count { get; }

    /// <summary>Elements of one item: the product of the other extents.</summary>
    public int ItemSize { get; }

    public bool IsInMemory => _bytes is not null;

    public int ItemBytes { get; }

    private int HeaderBytes { get; }

    /// <summary>Reads a file into memory; one that is compressed with gzip is expanded.</summary>
    public static IdxFile Load(string path)
    {
        using FileStream file = SharedFile.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        bool isCompressed = IsCompressed(magic[..file.ReadAtLeast(magic, 2, throwOnEndOfStream: false)]);
        file.Position = 0;
        try
        {
            using Stream stream = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var memory = new MemoryStream(isCompressed ? 0 : checked((int)Math.Min(file.Length, Array.MaxLength)));
            stream.CopyTo(memory);
            byte[] bytes = memory.Length == memory.Capacity ? memory.GetBuffer() : memory.ToArray();
            return new IdxFile(path, bytes, bytes.Length, bytes, null);
        }
        catch (IOException) when (!isCompressed && file.Length > Array.MaxLength)
        {
            throw Malformed(path, "it is too large to be loaded: map it instead");
        }
    }

    /// <summary>Opens a file, and reads no more of it than is asked for.</summary>
    public static IdxFile Map(string path)
    {
        SafeFileHandle handle = SharedFile.Open(path);
        try
        {
            Span<byte> header = stackalloc byte[FirstHeaderBytes + (MostDimensions * sizeof(int))];
            header = header[..ReadFully(handle, header, offset: 0)];
            if (IsCompressed(header))
                throw Malformed(path, "it is compressed: expand it, or load it instead of mapping it");
            return new IdxFile(path, header, RandomAccess.GetLength(handle), null, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Copies an item's bytes out.</summary>
    /// <exception cref="InvalidDataException">The file has become shorter since it was opened.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Read(int item, Span<byte> bytes)
    {
        if (_bytes is not null)
        {
            BytesOf(item).CopyTo(bytes);
            return;
        }

        int read = ReadFully(_handle!, bytes, HeaderBytes + ((long)item * ItemBytes));
        if (read < bytes.Length)
            throw Malformed($"it was truncated after it was opened: it has {read} of the {bytes.Length} bytes of item {item}");
    }

    /// <summary>The bytes of an item that lies in memory.</summary>
    public ReadOnlySpan<byte> BytesOf(int item) => _bytes.AsSpan((int)(HeaderBytes + ((long)item * ItemBytes)), ItemBytes);

    public void Dispose() => _handle?.Dispose();

    public InvalidDataException Malformed(string what) => Malformed(Path, what);

    private static InvalidDataException Malformed(string path, string what) => new($"'{path}' cannot be read as an IDX file: {what}.");

    private static bool IsCompressed(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    private static int ReadFully(SafeFileHandle handle, Span<byte> bytes, long offset)
    {
        int done = 0;
        while (done < bytes.Length && RandomAccess.Read(handle, bytes[done..], offset + done) is > 0 and int read)
            done += read;
        return done;
    }

    private (IdxType Type, int[] Shape, int HeaderBytes) ReadHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FirstHeaderBytes || bytes[0] != 0 || bytes[1] != 0)
            throw Malformed("it does not start like one");
        var type = (IdxType)bytes[2];
        if (IdxElement.SizeOf(type) == 0)
            throw Malformed($"0x{bytes[2]:X2} is not a type of elements");
        int dimensions = bytes[3];
        if (dimensions is 0 or > MostDimensions)
            throw Malformed($"it has {dimensions} dimensions; expected 1 to {MostDimensions}");
        int headerBytes = FirstHeaderBytes + (dimensions * sizeof(int));
        if (bytes.Length < headerBytes)
            throw Malformed($"its header needs {headerBytes} bytes, but it ends after {bytes.Length}");

        int[] shape = new int[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(bytes[(FirstHeaderBytes + (i * sizeof(int)))..]);
            if (shape[i] < (i == 0 ? 0 : 1))
                throw Malformed($"its extent {i} is {shape[i]}");
        }

        return (type, shape, headerBytes);
    }
}
