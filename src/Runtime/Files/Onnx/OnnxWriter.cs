using NetGen.Execution;

namespace NetGen;

/// <summary>Writes an ONNX file: a ModelProto with one graph.</summary>
internal static class OnnxWriter
{
    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int PieceFloats = 1 << 14;

    public static void Write(Stream stream, string name, OnnxGraph graph)
    {
        ProtobufMessage model = new(), operators = new(), fields = graph.ToMessage(name);
        operators.Add(2, OperatorSet);
        model.Add(1, IrVersion);
        model.Add(2, "NetGen");
        model.Add(8, operators);
        model.AddHead(7, fields.Length + graph.Tensors.Sum(tensor => tensor.Length));
        stream.Write(model.Bytes);
        stream.Write(fields.Bytes);

        byte[] piece = new byte[PieceFloats * sizeof(float)];
        foreach (OnnxTensor tensor in graph.Tensors)
        {
            stream.Write(tensor.Head.Bytes);
            foreach (ReadOnlyMemory<float> part in tensor.Parts)
                Write(stream, part.Span, piece);
        }
    }

    private static void Write(Stream stream, ReadOnlySpan<float> values, byte[] piece)
    {
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, PieceFloats);
            LittleEndian.Write(values[..count], piece);
            stream.Write(piece.AsSpan(0, count * sizeof(float)));
            values = values[count..];
        }
    }
}
