using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>What an IDX file is made of; the numbers are the file's.</summary>
internal enum IdxType : byte
{
    UInt8 = 0x08,
    Int8 = 0x09,
    Int16 = 0x0B,
    Int32 = 0x0C,
    Single = 0x0D,
    Double = 0x0E,
}

/// <summary>Turns the numbers of IDX files, most significant byte first, into those that a network takes.</summary>
internal static class IdxElement
{
    public static int SizeOf(IdxType type) => type switch
    {
        IdxType.UInt8 or IdxType.Int8 => 1,
        IdxType.Int16 => 2,
        IdxType.Int32 or IdxType.Single => 4,
        IdxType.Double => 8,
        _ => 0,
    };

    public static void Convert(IdxType type, ReadOnlySpan<byte> raw, Span<float> values)
    {
        int size = SizeOf(type);
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = raw.Slice(i * size, size);
            values[i] = type switch
            {
                IdxType.Single => BinaryPrimitives.ReadSingleBigEndian(element),
                IdxType.Double => (float)BinaryPrimitives.ReadDoubleBigEndian(element),
                _ => ToInteger(type, element),
            };
        }
    }

    public static void Convert(IdxType type, ReadOnlySpan<byte> raw, Span<int> values)
    {
        int size = SizeOf(type);
        for (int i = 0; i < values.Length; i++)
            values[i] = ToInteger(type, raw.Slice(i * size, size));
    }

    /// <summary>Bytes as shares of the largest one, 0 to 1: what is usual for the brightness of pixels.</summary>
    public static void ConvertShares(ReadOnlySpan<byte> raw, Span<float> shares)
    {
        const float Unit = 1f / byte.MaxValue;
        int i = 0;
        for (; i <= raw.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(raw[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Store(low, shares[i..]);
            Store(high, shares[(i + Vector<ushort>.Count)..]);
        }

        for (; i < raw.Length; i++)
            shares[i] = raw[i] * Unit;

        static void Store(Vector<ushort> values, Span<float> shares)
        {
            Vector.Widen(values, out Vector<uint> low, out Vector<uint> high);
            (Vector.ConvertToSingle(low) * Unit).CopyTo(shares);
            (Vector.ConvertToSingle(high) * Unit).CopyTo(shares[Vector<uint>.Count..]);
        }
    }

    /// <summary>Floats that lie in the file's order of bytes, where the numbers are to be.</summary>
    public static void ReverseSingles(Span<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            Span<int> bits = MemoryMarshal.Cast<float, int>(values);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }

    private static int ToInteger(IdxType type, ReadOnlySpan<byte> element) => type switch
    {
        IdxType.UInt8 => element[0],
        IdxType.Int8 => (sbyte)element[0],
        IdxType.Int16 => BinaryPrimitives.ReadInt16BigEndian(element),
        IdxType.Int32 => BinaryPrimitives.ReadInt32BigEndian(element),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
