namespace NetGen.Tool.Reading;

/// <summary>How a field of a protocol-buffers message is encoded.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
