using System.Buffers.Binary;
using System.Text;

namespace NetGen.Tool.Tests;

/// <summary>Writes a protocol-buffers message.</summary>
internal sealed class MessageWriter
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public MessageWriter Write(int field, long number)
    {
        WriteTag(field, Varint);
        WriteVarint((ulong)number);
        return this;
    }

    public MessageWriter Write(int field, float number)
    {
        WriteTag(field, Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
        _bytes.AddRange(bytes);
        return this;
    }

    public MessageWriter Write(int field, ReadOnlySpan<byte> bytes)
    {
        WriteTag(field, LengthDelimited);
        WriteVarint((ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    public MessageWriter Write(int field, string text) => Write(field, Encoding.UTF8.GetBytes(text));

    public MessageWriter Write(int field, MessageWriter message) => Write(field, message.ToArray());

    private void WriteTag(int field, int type) => WriteVarint((ulong)((field << 3) | type));

    private void WriteVarint(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            _bytes.Add((byte)(number | 0x80));
        _bytes.Add((byte)number);
    }
}
