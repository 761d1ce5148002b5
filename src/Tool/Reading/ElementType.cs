namespace NetGen.Tool.Reading;

/// <summary>The types of elements that can be read, with ONNX's numbers.</summary>
internal enum ElementType
{
    Single = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    Boolean = 9,
    Half = 10,
    Double = 11,
    UInt32 = 12,
    UInt64 = 13,
    BFloat16 = 16,
}
