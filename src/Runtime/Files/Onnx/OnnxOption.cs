using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>An attribute of a node of an ONNX graph: an option of an operator. Fields and types have the numbers of AttributeProto in onnx.proto.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OnnxOption
{
    private const int FloatType = 1, IntegerType = 2, StringType = 3, GraphType = 5, FloatsType = 6, IntegersType = 7, StringsType = 8;

    /// <summary>An integer.</summary>
    public OnnxOption(string name, long value)
        : this(name, IntegerType) => Message.Add(3, value);

    /// <summary>A number.</summary>
    public OnnxOption(string name, float value)
        : this(name, FloatType) => Message.Add(2, value);

    /// <summary>A string.</summary>
    public OnnxOption(string name, string value)
        : this(name, StringType) => Message.Add(4, value);

    /// <summary>The graph that a node runs in each step.</summary>
    public OnnxOption(string name, OnnxGraph value)
        : this(name, GraphType)
    {
        ArgumentNullException.ThrowIfNull(value);
        Message.Add(6, value.ToMessage("step"));
    }

    /// <summary>Integers.</summary>
    public OnnxOption(string name, ReadOnlySpan<int> values)
        : this(name, IntegersType)
    {
        foreach (int value in values)
            Message.Add(8, value);
    }

    /// <summary>Numbers.</summary>
    public OnnxOption(string name, ReadOnlySpan<float> values)
        : this(name, FloatsType)
    {
        foreach (float value in values)
            Message.Add(7, value);
    }

    /// <summary>Strings.</summary>
    public OnnxOption(string name, ReadOnlySpan<string> values)
        : this(name, StringsType)
    {
        foreach (string value in values)
            Message.Add(9, value);
    }

    private OnnxOption(string name, int type)
    {
        Message.Add(1, name);
        Message.Add(20, type);
    }

    internal ProtobufMessage Message { get; } = new();
}
