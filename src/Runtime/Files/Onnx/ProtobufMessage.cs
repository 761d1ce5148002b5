using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace NetGen;

/// <summary>The fields of a message in the wire format of protocol buffers, in the order in which they are added.</summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0, Delimited = 2, FourBytes = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public int Length => _bytes.WrittenCount;

    public void Add(int field, long value)
    {
        AddTag(field, Varint);
        AddVarint((ulong)value);
    }

    public void Add(int field, float value)
    {
        AddTag(field, FourBytes);
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), value);
        _bytes.Advance(sizeof(float));
    }

    public void Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public void Add(int field, ProtobufMessage message) => Add(field, message.Bytes);

    public void Add(int field, ReadOnlySpan<byte> bytes)
    {
        AddHead(field, bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>Adds all fields of another message.</summary>
    public void Append(ProtobufMessage other) => _bytes.Write(other.Bytes);

    /// <summary>Adds the head of a field whose bytes are written behind the message.</summary>
    public void AddHead(int field, long length)
    {
        AddTag(field, Delimited);
        AddVarint((ulong)length);
    }

    private void AddTag(int field, int wireType) => AddVarint((ulong)((field << 3) | wireType));

    private void AddVarint(ulong value)
    {
        Span<byte> bytes = _bytes.GetSpan(10);
        int length = 0;
        for (; value > 0x7f; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        _bytes.Advance(length);
    }
}
