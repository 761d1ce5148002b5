using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>
/// Builds an ONNX graph. A generated network adds its description node by node. Fields and types have the numbers of GraphProto, NodeProto, TensorProto and
/// ValueInfoProto in onnx.proto, which only ever changes by additions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OnnxGraph
{
    private const int FloatType = 1, Int32Type = 6, Int64Type = 7;

    private readonly Memory<float> _values;
    private readonly ProtobufMessage _fields = new();
    private readonly List<OnnxTensor> _tensors = [];

    /// <summary>Creates a graph that a node of another graph runs in each step.</summary>
    public OnnxGraph()
    {
    }

    /// <param name="values">The values of a network: its parameters in canonical order, and its buffers.</param>
    /// <param name="output">The result that the graph computes.</param>
    internal OnnxGraph(Memory<float> values, OnnxOutput output)
    {
        _values = values;
        EndsWithPredictions = output == OnnxOutput.Predictions;
    }

    /// <summary>Whether the graph computes predictions instead of the raw outputs.</summary>
    public bool EndsWithPredictions { get; }

    /// <summary>The tensors that are parts of the network's values.</summary>
    internal IReadOnlyList<OnnxTensor> Tensors => _tensors;

    /// <summary>Adds the input: for each sample, floats of a shape.</summary>
    public void Input(string name, params ReadOnlySpan<int> shape) => _fields.Add(11, Value(name, FloatType, shape));

    /// <summary>Adds the input: for each sample, tokens of a shape.</summary>
    public void Tokens(string name, params ReadOnlySpan<int> shape) => _fields.Add(11, Value(name, Int32Type, shape));

    /// <summary>Adds an output: for each sample, floats of a shape.</summary>
    public void Output(string name, params ReadOnlySpan<int> shape) => _fields.Add(12, Value(name, FloatType, shape));

    /// <summary>Adds a tensor that joins ranges of the network's values.</summary>
    public void Tensor(string name, ReadOnlySpan<int> shape, params ReadOnlySpan<Range> ranges)
    {
        var parts = new ReadOnlyMemory<float>[ranges.Length];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = _values[ranges[i]];
        _tensors.Add(new OnnxTensor(Head(name, FloatType, shape), parts));
    }

    /// <summary>Adds a matrix [rows, columns] whose columns are the rows of a range of the network's values.</summary>
    public void Transposed(string name, int rows, int columns, Range range)
    {
        ReadOnlySpan<float> values = _values.Span[range];
        float[] transposed = new float[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                transposed[(row * columns) + column] = values[(column * rows) + row];
        }

        _tensors.Add(new OnnxTensor(Head(name, FloatType, [rows, columns]), [transposed]));
    }

    /// <summary>Adds a constant number.</summary>
    public void Number(string name, float value) => AddConstant(name, FloatType, [], [value]);

    /// <summary>Adds a row of a constant number.</summary>
    public void Filled(string name, float value, int count)
    {
        float[] values = new float[count];
        values.AsSpan().Fill(value);
        AddConstant(name, FloatType, [count], values);
    }

    /// <summary>Adds a row of constant numbers.</summary>
    public void Numbers(string name, params ReadOnlySpan<float> values) => AddConstant(name, FloatType, [values.Length], values);

    /// <summary>Adds a row of constant integers.</summary>
    public void Integers(string name, params ReadOnlySpan<long> values)
    {
        ProtobufMessage tensor = Head(name, Int64Type, [values.Length]);
        foreach (long value in values)
            tensor.Add(7, value);
        _fields.Add(5, tensor);
    }

    /// <summary>Adds an operator. An omitted input or output has an empty name.</summary>
    public void Node(string type, ReadOnlySpan<string> inputs, ReadOnlySpan<string> outputs, params ReadOnlySpan<OnnxOption> attributes)
    {
        var node = new ProtobufMessage();
        foreach (string input in inputs)
            node.Add(1, input);
        foreach (string output in outputs)
            node.Add(2, output);
        node.Add(4, type);
        foreach (OnnxOption attribute in attributes)
            node.Add(5, attribute.Message);
        _fields.Add(1, node);
    }

    /// <summary>The graph without the tensors that are parts of the network's values.</summary>
    internal ProtobufMessage ToMessage(string name)
    {
        var message = new ProtobufMessage();
        message.Add(2, name);
        message.Append(_fields);
        return message;
    }

    private void AddConstant(string name, int type, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        ProtobufMessage tensor = Head(name, type, shape);
        byte[] bytes = new byte[values.Length * sizeof(float)];
        LittleEndian.Write(values, bytes);
        tensor.Add(9, bytes);
        _fields.Add(5, tensor);
    }

    private static ProtobufMessage Head(string name, int type, ReadOnlySpan<int> shape)
    {
        var tensor = new ProtobufMessage();
        foreach (int extent in shape)
            tensor.Add(1, extent);
        tensor.Add(2, type);
        tensor.Add(8, name);
        return tensor;
    }

    /// <summary>A value with an element of a shape for each sample of a batch of any size.</summary>
    private static ProtobufMessage Value(string name, int elementType, ReadOnlySpan<int> shape)
    {
        ProtobufMessage value = new(), type = new(), tensor = new(), extents = new(), batch = new();
        batch.Add(2, "batch");
        extents.Add(1, batch);
        foreach (int extent in shape)
        {
            var dimension = new ProtobufMessage();
            dimension.Add(1, extent);
            extents.Add(1, dimension);
        }

        tensor.Add(1, elementType);
        tensor.Add(2, extents);
        type.Add(1, tensor);
        value.Add(1, name);
        value.Add(2, type);
        return value;
    }
}
