namespace NetGen;

/// <summary>A tensor of an ONNX graph whose elements are written straight from where they lie.</summary>
internal sealed class OnnxTensor
{
    private const int GraphField = 5, ElementsField = 9;

    /// <param name="fields">The fields of the tensor without its elements.</param>
    /// <param name="parts">The elements.</param>
    public OnnxTensor(ProtobufMessage fields, IReadOnlyList<ReadOnlyMemory<float>> parts)
    {
        Parts = parts;
        long bytes = parts.Sum(part => (long)part.Length * sizeof(float));
        fields.AddHead(ElementsField, bytes);
        Head.AddHead(GraphField, fields.Length + bytes);
        Head.Append(fields);
        Length = Head.Length + bytes;
    }

    /// <summary>What stands before the elements, with the head of the graph's field.</summary>
    public ProtobufMessage Head { get; } = new();

    public IReadOnlyList<ReadOnlyMemory<float>> Parts { get; }

    /// <summary>Bytes of all of it.</summary>
    public long Length { get; }
}
