namespace NetGen;

/// <summary>A tensor as the header of a file lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements, such as <c>F32</c>.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Begin">The bytes before it, behind the header.</param>
/// <param name="End">Where the next one begins.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    public long Length => End - Begin;

    /// <summary>Whether the elements are floats, or can be converted to them.</summary>
    public bool HasFloats => Type is "F32" or "F64" or "F16" or "BF16";

    public bool HasShape(IReadOnlyList<int> shape) => Shape.SequenceEqual(shape.Select(extent => (long)extent));
}
