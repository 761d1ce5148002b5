using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Tool.Tests;

/// <summary>
/// Builds an ONNX model: nodes, constants of drawn or stated values, one input and one output. The numbers are the fields' in onnx.proto, which
/// changes only by additions.
/// </summary>
internal sealed class ModelBuilder(int operatorSet = 17)
{
    public const string Input = "x";
    public const string Output = "y";

    public const int FloatType = 1;
    public const int Int64Type = 7;

    private const long IrVersion = 8;
    private const int VersionOfAxesAsInput = 13;

    private readonly MessageWriter _graph = new MessageWriter().Write(2, "model");
    private readonly Random _random = new(7);
    private int _values;

    /// <summary>The extents of the input; null for one that is not fixed.</summary>
    public long?[] InputShape { get; private set; } = [];

    public bool HasTokens { get; private set; }

    /// <summary>The largest token, and one more.</summary>
    public int Vocabulary { get; private set; }

    /// <summary>How many values it has; for names.</summary>
    public int Count => _values;

    /// <summary>The operator that gives the output.</summary>
    public string LastOperator { get; private set; } = "";

    public string Floats(params long?[] shape)
    {
        InputShape = shape;
        _graph.Write(11, ValueOf(Input, FloatType, shape));
        return Input;
    }

    public string Tokens(int vocabulary, params long?[] shape)
    {
        (InputShape, HasTokens, Vocabulary) = (shape, true, vocabulary);
        _graph.Write(11, ValueOf(Input, Int64Type, shape));
        return Input;
    }

    /// <summary>A parameter of drawn values.</summary>
    public string Drawn(string name, params int[] shape)
    {
        int count = shape.Aggregate(1, (product, extent) => product * extent);
        float scale = 1 / MathF.Sqrt(Math.Max(count / Math.Max(shape[0], 1), 1));
        return Constant(name, shape, [.. Enumerable.Range(0, count).Select(_ => ((2 * _random.NextSingle()) - 1) * scale)]);
    }

    /// <summary>A parameter of drawn values that are positive.</summary>
    public string DrawnPositive(string name, params int[] shape) =>
        Constant(name, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (product, extent) => product * extent)).Select(_ => 0.5f + _random.NextSingle())]);

    public string Constant(string name, int[] shape, params float[] values)
    {
        _graph.Write(5, TensorOf(name, shape, FloatType, MemoryMarshal.AsBytes(values.AsSpan())));
        return name;
    }

    public string Number(float value) => Constant($"number{_values++}", [], value);

    public string Integers(params long[] values) => Integers([values.Length], values);

    public string Integers(int[] shape, params long[] values)
    {
        string name = $"integers{_values++}";
        _graph.Write(5, TensorOf(name, shape, Int64Type, MemoryMarshal.AsBytes(values.AsSpan())));
        return name;
    }

    /// <summary>A tensor with the fields that a test gives it.</summary>
    public string Tensor(string name, MessageWriter tensor)
    {
        _graph.Write(5, tensor.Write(8, name));
        return name;
    }

    public string Node(string type, params string[] inputs) => Node(type, inputs, []);

    public string Node(string type, string[] inputs, params (string Name, object Value)[] attributes) => Nodes(type, inputs, 1, attributes)[0];

    /// <summary>A node with several outputs.</summary>
    public string[] Nodes(string type, string[] inputs, int outputs, params (string Name, object Value)[] attributes)
    {
        string[] results = [.. Enumerable.Range(0, outputs).Select(_ => $"value{_values++}")];
        WriteNode(type, inputs, results, attributes);
        return results;
    }

    /// <summary>A value with an axis more, in the way of the version.</summary>
    public string Unsqueeze(string value, int axis) => WithAxis("Unsqueeze", value, axis);

    /// <summary>A value with an axis less, in the way of the version.</summary>
    public string Squeeze(string value, int axis) => WithAxis("Squeeze", value, axis);

    private string WithAxis(string type, string value, int axis) => operatorSet < VersionOfAxesAsInput
        ? Node(type, [value], ("axes", (int[])[axis]))
        : Node(type, value, Integers(axis));

    public void WriteNode(string type, string[] inputs, string[] results, params (string Name, object Value)[] attributes)
    {
        var node = new MessageWriter();
        string[] parts = type.Split(':');
        foreach (string input in inputs)
            node.Write(1, input);
        foreach (string result in results)
            node.Write(2, result);
        node.Write(3, $"{parts[^1]}_{_values.ToString(CultureInfo.InvariantCulture)}").Write(4, parts[^1]);
        if (parts.Length > 1)
            node.Write(7, parts[0]);
        foreach ((string name, object value) in attributes)
            node.Write(5, AttributeOf(name, value));
        _graph.Write(1, node);
        LastOperator = type;
    }

    /// <summary>The model, with a value as its output.</summary>
    public byte[] Build(string output)
    {
        string last = LastOperator;
        WriteNode("Identity", [output], [Output]);
        LastOperator = last;
        return Build((Output, FloatType));
    }

    /// <summary>The model, with the outputs of these names and types.</summary>
    public byte[] Build(params (string Name, int Type)[] outputs)
    {
        foreach ((string name, int type) in outputs)
            _graph.Write(12, ValueOf(name, type, null));
        var operators = new MessageWriter().Write(1, "").Write(2, operatorSet);
        return new MessageWriter().Write(1, IrVersion).Write(2, "NetGen.Tool.Tests").Write(7, _graph).Write(8, operators)
            .Write(8, new MessageWriter().Write(1, "ai.onnx.ml").Write(2, 2)).ToArray();
    }

    private static MessageWriter TensorOf(string name, int[] shape, int type, ReadOnlySpan<byte> bytes)
    {
        var tensor = new MessageWriter();
        foreach (int extent in shape)
            tensor.Write(1, extent);
        return tensor.Write(2, type).Write(8, name).Write(9, bytes);
    }

    private static MessageWriter ValueOf(string name, int type, long?[]? shape)
    {
        var tensor = new MessageWriter().Write(1, type);
        if (shape is not null)
        {
            var extents = new MessageWriter();
            foreach (long? extent in shape)
                extents.Write(1, extent is { } known ? new MessageWriter().Write(1, known) : new MessageWriter().Write(2, "n"));
            tensor.Write(2, extents);
        }

        return new MessageWriter().Write(1, name).Write(2, new MessageWriter().Write(1, tensor));
    }

    private static MessageWriter AttributeOf(string name, object value)
    {
        var attribute = new MessageWriter().Write(1, name);
        switch (value)
        {
            case int number:
                return attribute.Write(3, number).Write(20, 2);
            case float number:
                return attribute.Write(2, number).Write(20, 1);
            case string text:
                return attribute.Write(4, text).Write(20, 3);
            case int[] numbers:
                foreach (int number in numbers)
                    attribute.Write(8, number);
                return attribute.Write(20, 7);
            case float[] numbers:
                foreach (float number in numbers)
                    attribute.Write(7, number);
                return attribute.Write(20, 6);
            case string[] texts:
                foreach (string text in texts)
                    attribute.Write(9, text);
                return attribute.Write(20, 8);
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "An attribute is a number, a text, or a list of them.");
        }
    }
}
