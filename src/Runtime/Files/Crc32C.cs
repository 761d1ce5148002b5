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
        return Text(crc);
    }

    /// <summary>The checksum of the bytes that floats are in a file.</summary>
    public static string Of(ReadOnlySpan<float> values)
    {
        // The instruction takes an integer from its least significant byte on, as the file has it.
        uint crc = uint.MaxValue;
        int i = 0;
        for (; i < values.Length - 1; i += 2)
            crc = BitOperations.Crc32C(crc, BitConverter.SingleToUInt32Bits(values[i]) | ((ulong)BitConverter.SingleToUInt32Bits(values[i + 1]) << 32));
        if (i < values.Length)
            crc = BitOperations.Crc32C(crc, BitConverter.SingleToUInt32Bits(values[i]));
        return Text(crc);
    }

    private static string Text(uint crc) => (~crc).ToString("x8", CultureInfo.InvariantCulture);
}
