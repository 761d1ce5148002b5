namespace NetGen.Tool.Reading;

/// <summary>Reads a model from the messages of onnx.proto. Fields that an import has no use for are skipped.</summary>
internal sealed class OnnxReader(ExternalData external)
{
    private const int LargestModel = 1 << 30;

    private readonly TensorReader _tensors = new(external);
    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, Tensor> _constants = new(StringComparer.Ordinal);
    private readonly List<OnnxValue> _inputs = [];
    private readonly List<OnnxValue> _outputs = [];
    private bool _hasGraph;

    /// <summary>Reads a file, and those beside it that hold its tensors.</summary>
    public static OnnxModel ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            long length = new FileInfo(path).Length;
            if (length > LargestModel)
                throw new ModelFileException($"It has {length} bytes; the maximum is {LargestModel}.");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(error.Message, error);
        }

        return Read(bytes, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <param name="bytes">The model.</param>
    /// <param name="folder">Where the files are that hold tensors of it; null if it has none.</param>
    public static OnnxModel Read(ReadOnlySpan<byte> bytes, string? folder) => new OnnxReader(new ExternalData(folder)).ReadModel(bytes);

    private OnnxModel ReadModel(ReadOnlySpan<byte> bytes)
    {
        var fields = new WireReader(bytes);
        string producer = "", version = "";
        long operators = 0;
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 2:
                    producer = fields.Text();
                    break;
                case 3:
                    version = fields.Text();
                    break;
                case 7:
                    ReadGraph(fields.Bytes());
                    break;
                case 8:
                    operators = Math.Max(operators, ReadOperatorSet(fields.Bytes()));
                    break;
            }
        }

        if (!_hasGraph || operators == 0)
            throw new ModelFileException("It is not an ONNX model: it has no graph, or no version of ONNX's operators.");
        return new OnnxModel(
            $"{producer} {version}".Trim(),
            (int)Math.Min(operators, int.MaxValue),
            _nodes,
            _constants,
            [.. _inputs.Where(input => !_constants.ContainsKey(input.Name))],
            _outputs);
    }

    private static long ReadOperatorSet(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        string domain = "";
        long version = 0;
        while (fields.Next())
        {
            if (fields.Field == 1)
                domain = fields.Text();
            else if (fields.Field == 2)
                version = fields.Integer();
        }

        return domain is "" or "ai.onnx" ? version : 0;
    }

    private void ReadGraph(ReadOnlySpan<byte> message)
    {
        _hasGraph = true;
        var fields = new WireReader(message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    _nodes.Add(ReadNode(fields.Bytes()));
                    break;
                case 5:
                    Tensor tensor = _tensors.Read(fields.Bytes());
                    _constants[tensor.Name] = tensor;
                    break;
                case 11:
                    _inputs.Add(ReadValue(fields.Bytes()));
                    break;
                case 12:
                    _outputs.Add(ReadValue(fields.Bytes()));
                    break;
            }
        }
    }

    private OnnxNode ReadNode(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        List<string> inputs = [], outputs = [];
        (string name, string type, string domain) = ("", "", "");
        var attributes = new Dictionary<string, OnnxAttribute>(StringComparer.Ordinal);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    inputs.Add(fields.Text());
                    break;
                case 2:
                    outputs.Add(fields.Text());
                    break;
                case 3:
                    name = fields.Text();
                    break;
                case 4:
                    type = fields.Text();
                    break;
                case 5:
                    OnnxAttribute attribute = ReadAttribute(fields.Bytes());
                    attributes[attribute.Name] = attribute;
                    break;
                case 7:
                    domain = fields.Text();
                    break;
            }
        }

        return new OnnxNode(name, type, domain, inputs, outputs, attributes);
    }

    private OnnxAttribute ReadAttribute(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        var attribute = new OnnxAttribute("");
        List<long> integers = [];
        List<double> singles = [];
        List<string> texts = [];
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    attribute = attribute with { Name = fields.Text() };
                    break;
                case 2:
                    attribute = attribute with { Single = fields.Single() };
                    break;
                case 3:
                    attribute = attribute with { Integer = fields.Integer() };
                    break;
                case 4:
                    attribute = attribute with { Text = fields.Text() };
                    break;
                case 5:
                    attribute = attribute with { Tensor = _tensors.Read(fields.Bytes()) };
                    break;
                case 7:
                    fields.Singles(singles);
                    break;
                case 8:
                    fields.Integers(integers);
                    break;
                case 9:
                    texts.Add(fields.Text());
                    break;
            }
        }

        return attribute with { Integers = integers, Singles = singles, Texts = texts };
    }

    private static OnnxValue ReadValue(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        string name = "";
        (int Type, IReadOnlyList<long?>? Extents) tensor = default;
        while (fields.Next())
        {
            if (fields.Field == 1)
                name = fields.Text();
            else if (fields.Field == 2)
                tensor = ReadType(fields.Bytes());
        }

        return new OnnxValue(name, tensor.Type, tensor.Extents);
    }

    private static (int Type, IReadOnlyList<long?>? Extents) ReadType(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        while (fields.Next())
        {
            if (fields.Field == 1)
                return ReadTensorType(fields.Bytes());
        }

        return default;
    }

    private static (int Type, IReadOnlyList<long?>? Extents) ReadTensorType(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        int type = 0;
        List<long?>? extents = null;
        while (fields.Next())
        {
            if (fields.Field == 1)
                type = (int)Math.Clamp(fields.Integer(), 0, int.MaxValue);
            else if (fields.Field == 2)
                extents = ReadShape(fields.Bytes());
        }

        return (type, extents);
    }

    private static List<long?> ReadShape(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        var extents = new List<long?>();
        while (fields.Next())
        {
            if (fields.Field == 1)
                extents.Add(ReadExtent(fields.Bytes()));
        }

        return extents;
    }

    private static long? ReadExtent(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        long? extent = null;
        while (fields.Next())
        {
            // Some exporters write an extent that is not fixed as 0 or a negative number.
            if (fields.Field == 1 && fields.Integer() is var number and > 0)
                extent = number;
        }

        return extent;
    }
}
