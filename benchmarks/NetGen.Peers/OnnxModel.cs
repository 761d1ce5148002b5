using System.Runtime.InteropServices;
using Google.Protobuf;
using NetGen.Workloads;

namespace NetGen.Peers;

/// <summary>
/// Writes a dense network as an ONNX model: a chain of Gemm and Relu. The numbers are the fields' in onnx.proto, which changes only by
/// additions.
/// </summary>
internal static class OnnxModel
{
    public const string Input = "inputs";
    public const string Output = "outputs";

    private const int FloatType = 1;
    private const int IntAttribute = 2;
    private const long IrVersion = 8;
    private const long OperatorSet = 17;

    /// <param name="shape">The layers' sizes and the batch, which is fixed.</param>
    /// <param name="parameters">For each layer its weight [out, in], then its bias.</param>
    public static byte[] Of(Shape shape, ReadOnlySpan<float> parameters)
    {
        // A ref struct cannot go into a lambda.
        float[] values = parameters.ToArray();
        return Message(model =>
        {
            Write(model, 1, IrVersion);
            Write(model, 7, graph => WriteGraph(graph, shape, values));
            Write(model, 8, operators => Write(operators, 2, OperatorSet));
        });
    }

    private static void WriteGraph(CodedOutputStream graph, Shape shape, float[] parameters)
    {
        Write(graph, 2, "network");
        Write(graph, 11, input => WriteValue(input, Input, shape.Batch, shape.Sizes[0]));
        Write(graph, 12, output => WriteValue(output, Output, shape.Batch, shape.Sizes[^1]));

        int layers = shape.Sizes.Length - 1;
        int offset = 0;
        string from = Input;
        for (int layer = 1; layer <= layers; layer++)
        {
            (int inputs, int units) = (shape.Sizes[layer - 1], shape.Sizes[layer]);
            (string weight, string bias) = ($"weight{layer}", $"bias{layer}");
            WriteParameter(weight, units, inputs);
            WriteParameter(bias, units);

            string sum = layer < layers ? $"sum{layer}" : Output;
            Write(graph, 1, node => WriteNode(node, "Gemm", [from, weight, bias], sum, "transB"));
            from = sum;
            if (layer < layers)
            {
                from = $"hidden{layer}";
                Write(graph, 1, node => WriteNode(node, "Relu", [sum], from));
            }
        }

        void WriteParameter(string name, params int[] dimensions)
        {
            int count = dimensions.Aggregate(1, (product, dimension) => product * dimension);
            float[] values = parameters[offset..(offset += count)];
            Write(graph, 5, tensor => WriteTensor(tensor, name, dimensions, values));
        }
    }

    /// <summary>A node; an attribute that is named is 1.</summary>
    private static void WriteNode(CodedOutputStream node, string type, string[] inputs, string output, params string[] attributes)
    {
        foreach (string input in inputs)
            Write(node, 1, input);
        Write(node, 2, output);
        Write(node, 4, type);
        foreach (string name in attributes)
        {
            Write(node, 5, attribute =>
            {
                Write(attribute, 1, name);
                Write(attribute, 3, 1);
                Write(attribute, 20, IntAttribute);
            });
        }
    }

    private static void WriteTensor(CodedOutputStream tensor, string name, int[] dimensions, ReadOnlySpan<float> values)
    {
        foreach (int dimension in dimensions)
            Write(tensor, 1, dimension);
        Write(tensor, 2, FloatType);
        Write(tensor, 8, name);
        Write(tensor, 9, ByteString.CopyFrom(MemoryMarshal.AsBytes(values))); // little-endian, as every machine that runs this
    }

    private static void WriteValue(CodedOutputStream value, string name, params int[] dimensions)
    {
        Write(value, 1, name);
        Write(value, 2, type => Write(type, 1, tensor =>
        {
            Write(tensor, 1, FloatType);
            Write(tensor, 2, shape =>
            {
                foreach (int dimension in dimensions)
                    Write(shape, 1, size => Write(size, 1, dimension));
            });
        }));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using var stream = new CodedOutputStream(bytes);
        write(stream);
        stream.Flush();
        return bytes.ToArray();
    }

    private static void Write(CodedOutputStream message, int field, Action<CodedOutputStream> write) =>
        Write(message, field, ByteString.CopyFrom(Message(write)));

    private static void Write(CodedOutputStream message, int field, ByteString bytes)
    {
        message.WriteTag(field, WireFormat.WireType.LengthDelimited);
        message.WriteBytes(bytes);
    }

    private static void Write(CodedOutputStream message, int field, string text)
    {
        message.WriteTag(field, WireFormat.WireType.LengthDelimited);
        message.WriteString(text);
    }

    private static void Write(CodedOutputStream message, int field, long number)
    {
        message.WriteTag(field, WireFormat.WireType.Varint);
        message.WriteInt64(number);
    }
}
