using System.Buffers.Binary;

namespace NetGen.Tool.Reading;

/// <summary>What is known of the types of elements.</summary>
internal static class ElementTypes
{
    public static bool IsFloat(this ElementType type) => type is ElementType.Single or ElementType.Half or ElementType.Double or ElementType.BFloat16;

    public static int Size(this ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.Boolean => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Half or ElementType.BFloat16 => 2,
        ElementType.Single or ElementType.Int32 or ElementType.UInt32 => 4,
        _ => 8,
    };

    /// <summary>An element, from its little-endian bytes.</summary>
    public static double Read(this ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Single => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ElementType.Double => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ElementType.Int8 => (sbyte)bytes[0],
        ElementType.UInt8 or ElementType.Boolean => bytes[0],
        ElementType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ElementType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ElementType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ElementType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ElementType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => type.FromBits(BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
    };

    /// <summary>An element that is stored as a 32-bit integer: 16-bit floats as their bits, others as they are.</summary>
    public static double FromBits(this ElementType type, long bits) => type switch
    {
        ElementType.Half => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
        ElementType.BFloat16 => BitConverter.Int32BitsToSingle((int)((uint)(ushort)bits << 16)),
        _ => bits,
    };
}
