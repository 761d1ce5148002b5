using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>The checksum CRC-32C (Castagnoli 1993), by which damage to a file is found.</summary>
internal static class Crc32C
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return (~crc).ToString("x8", CultureInfo.InvariantCulture);
    }
}
