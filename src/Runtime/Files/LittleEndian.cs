using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Floats as files have them, least significant byte first, on machines of either order.</summary>
internal static class LittleEndian
{
    public static void Write(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        MemoryMarshal.AsBytes(values).CopyTo(bytes);
        if (!BitConverter.IsLittleEndian)
            Reverse(bytes[..(values.Length * sizeof(float))]);
    }

    public static void Read(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        bytes.CopyTo(MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian)
            Reverse(MemoryMarshal.AsBytes(values));
    }

    private static void Reverse(Span<byte> bytes)
    {
        Span<int> bits = MemoryMarshal.Cast<byte, int>(bytes);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
