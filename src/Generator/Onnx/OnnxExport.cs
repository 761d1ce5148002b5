using System.Collections.Immutable;
using NetGen.Generator.Emission;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Onnx;

/// <summary>
/// Turns a network, as it infers, into a graph of ONNX operators. Operations say themselves what they are there; here is known under which name each tensor
/// is there, and in which order of its axes: another order is made of it where an operation first asks for it.
/// </summary>
internal sealed class OnnxExport
{
    private const string Outputs = "outputs", Predictions = "predictions";

    private readonly NetworkGraph _graph;
    private readonly AxisOrder _outputOrder;
    private readonly Dictionary<(Tensor Tensor, AxisOrder Order), string> _names = [];
    private readonly Dictionary<Tensor, AxisOrder> _orders = [];
    private readonly Dictionary<Tensor, Operation> _producers = [];
    private readonly Dictionary<Tensor, List<Operation>> _readers = [];
    private readonly Dictionary<Parameter, int> _offsets = [];
    private readonly HashSet<Operation> _absorbed = [];
    private readonly HashSet<string> _used = [Outputs, Predictions];
    private readonly Stack<ImmutableArray<OnnxItem>.Builder> _steps = [];
    private ImmutableArray<OnnxItem>.Builder _items = ImmutableArray.CreateBuilder<OnnxItem>();
    private Operation _current = null!;

    private OnnxExport(NetworkGraph graph)
    {
        _graph = graph;
        _outputOrder = graph.OutputsChannelsFirst ? AxisOrder.Planes : AxisOrder.Rows;
        int offset = 0;
        foreach (Parameter parameter in graph.Parameters.Concat(graph.Buffers))
        {
            _offsets.Add(parameter, offset);
            offset = checked(offset + parameter.Shape.ElementsPerSample);
        }
    }

    public static OnnxModel Of(NetworkGraph graph)
    {
        var export = new OnnxExport(graph);
        OnnxValue input = ValueOf(export.Unique(graph.Input.Name), graph.Input, AxisOrder.Rows);
        export.Name(graph.Input, AxisOrder.Rows, input.Name);
        bool takesTokens = graph.Input.ElementType == ElementType.Integer;
        IReadOnlyList<Operation> operations = graph.Slice([graph.Output]);
        export.Run(ReadBy(graph.Output, operations));
        OnnxValue output = export.Finish(graph.Output, Outputs);
        ImmutableArray<OnnxItem> items = export.Take();
        if (graph.Prediction == graph.Output)
            return new OnnxModel(input, takesTokens, items, output, [], output);

        export.Run([.. graph.Slice([graph.Prediction]).Except(operations)]);
        OnnxValue prediction = export.Finish(graph.Prediction, Predictions);
        return new OnnxModel(input, takesTokens, items, output, export.Take(), prediction);
    }

    /// <summary>The operation of the network that computes a tensor; null for what is given.</summary>
    public Operation? ProducerOf(Tensor tensor) => _producers.TryGetValue(tensor, out Operation? producer) ? producer : null;

    /// <summary>The order in which a tensor is there.</summary>
    public AxisOrder OrderOf(Tensor tensor) => _orders[tensor];

    /// <summary>An order in which a tensor's columns are the innermost axis: that in which it is there, if it is one.</summary>
    public AxisOrder ColumnsLast(Tensor tensor) => OrderOf(tensor) == AxisOrder.Planes ? AxisOrder.Rows : OrderOf(tensor);

    /// <summary>The name of a tensor in an order of its axes.</summary>
    public string In(Tensor tensor, AxisOrder order)
    {
        int rank = tensor.Shape.Rank;
        if (rank < 3)
            order = AxisOrder.Rows;
        if (_names.TryGetValue((tensor, order), out string? known))
            return known;
        ImmutableArray<int> present = OrderOf(tensor).Axes(rank);
        string name = NameFor(tensor, order);
        Add(new OnnxNode("Transpose", [In(tensor, OrderOf(tensor))], [name], [OnnxAttribute.OfList("perm", order.Axes(rank).Select(axis => present.IndexOf(axis)))]));
        _names.Add((tensor, order), name);
        return name;
    }

    /// <summary>Adds the operator whose output is a tensor, in an order of its axes.</summary>
    public void Define(Tensor tensor, AxisOrder order, string type, IEnumerable<string> inputs, params IEnumerable<OnnxAttribute> attributes)
    {
        if (tensor.Shape.Rank < 3)
            order = AxisOrder.Rows;
        string name = NameFor(tensor, order);
        Add(new OnnxNode(type, [.. inputs], [name], [.. attributes]));
        Name(tensor, order, name);
    }

    /// <summary>Makes a tensor of a value that has a name.</summary>
    public void Alias(Tensor tensor, AxisOrder order, string name) => Name(tensor, tensor.Shape.Rank < 3 ? AxisOrder.Rows : order, name);

    /// <summary>Adds an operator; its output gets a name that is returned.</summary>
    public string Add(string type, params IEnumerable<string> inputs) => Add(type, inputs, []);

    /// <summary>The same of an operator with attributes.</summary>
    public string Add(string type, IEnumerable<string> inputs, IEnumerable<OnnxAttribute> attributes) => Add(type, outputs: 1, inputs, attributes)[0];

    /// <summary>The same of one with several outputs, those before the last of which can be left out.</summary>
    public string[] Add(string type, int outputs, IEnumerable<string> inputs, IEnumerable<OnnxAttribute> attributes, bool onlyLast = false)
    {
        string[] names = [.. Enumerable.Range(1, outputs).Select(i => onlyLast && i < outputs ? "" : Unique($"{_current.Output.Name}.{type}"))];
        Add(new OnnxNode(type, [.. inputs], [.. names], [.. attributes]));
        return names;
    }

    /// <summary>Adds an operator of two tensors, element by element, over the second of which the first one may spread.</summary>
    public void Join(string type, Tensor left, Tensor right, Tensor output)
    {
        AxisOrder order = OrderOf(left);
        Define(output, order, type, [In(left, order), Spread(right, left.Shape, order)]);
    }

    /// <summary>A constant number.</summary>
    public string Number(float value) => Constant($"number_{Literals.Number(value)}", "Number", Literals.Float(value));

    /// <summary>A row of a constant number.</summary>
    public string Filled(float value, int count) =>
        Constant($"row_{Literals.Integer(count)}_of_{Literals.Number(value)}", "Filled", $"{Literals.Float(value)}, {Literals.Integer(count)}");

    /// <summary>A row of constant numbers.</summary>
    public string Numbers(params IReadOnlyList<float> values) =>
        Constant("numbers_" + string.Join("_", values.Select(Literals.Number)), "Numbers", string.Join(", ", values.Select(Literals.Float)));

    /// <summary>A row of constant whole numbers.</summary>
    public string Integers(params IReadOnlyList<int> values)
    {
        string[] texts = [.. values.Select(value => Literals.Integer(value))];
        return Constant("integers_" + string.Join("_", texts), "Integers", string.Join(", ", texts));
    }

    /// <summary>A parameter or a buffer, as it lies in files.</summary>
    public string Weight(Tensor parameter) => Weight(parameter, [.. parameter.Shape.Select(extent => extent.Size)]);

    /// <summary>A weight matrix, transposed.</summary>
    public string Transposed(Tensor parameter) => AddTensor((Parameter)parameter, [parameter.Shape[1].Size, parameter.Shape[0].Size], isTransposed: true, (Parameter)parameter);

    /// <summary>Parameters one behind the other, with the name of the first.</summary>
    public string Joined(ImmutableArray<int> shape, params IReadOnlyList<Parameter> parameters) => AddTensor(parameters[0], shape, isTransposed: false, parameters);

    /// <summary>The bias that is all that reads a result, which then becomes the sum; null where something else reads it.</summary>
    public Tensor? AbsorbBias(ref Tensor result) => Absorb<Add>(ref result);

    /// <summary>The scale of columns that is all that reads a result, which then becomes the product; null where something else reads it.</summary>
    public Tensor? AbsorbScale(ref Tensor result) => Absorb<Multiply>(ref result);

    /// <summary>Adds a scan, whose step consists of operations on rows of each sample.</summary>
    public void DefineScan(Scan scan)
    {
        _steps.Push(_items);
        _items = ImmutableArray.CreateBuilder<OnnxItem>();
        OnnxValue[] inputs = [.. scan.States.Select(state => state.Before).Concat(scan.Reads.Select(read => read.Step)).Select(Given)];
        foreach (Operation operation in scan.Operations)
            Export(operation);
        ScanKept[] kept = [.. scan.Kept.Where(value => value.IsValue)];
        OnnxValue[] outputs = [.. scan.States.Select(state => state.After).Concat(kept.Select(value => value.Step)).Select(Left)];
        var step = new OnnxStep([.. inputs], _items.ToImmutable(), [.. outputs]);
        _items = _steps.Pop();

        _current = scan;
        string sequence = In(scan.Reads[0].Sequence, AxisOrder.Rows);
        string samples = Add("Shape", [sequence], [OnnxAttribute.Of("start", 0), OnnxAttribute.Of("end", 1)]);
        IEnumerable<string> states = scan.States.Select(state =>
            Add("ConstantOfShape", Add("Concat", [samples, Integers(state.Before.Shape.Columns)], [OnnxAttribute.Of("axis", 0)])));
        string[] read = [.. states, .. scan.Reads.Select(read => In(read.Sequence, AxisOrder.Rows))];
        int reads = scan.Reads.Length, direction = scan.IsBackward ? 1 : 0;
        string[] names = [.. scan.States.Select(state => NameFor(state.Last, AxisOrder.Rows)), .. kept.Select(value => NameFor(value.Sequence, AxisOrder.Rows))];
        var attributes = new List<OnnxAttribute>
        {
            OnnxAttribute.Of("num_scan_inputs", reads),
            OnnxAttribute.OfList("scan_input_axes", Enumerable.Repeat(1, reads)),
            OnnxAttribute.OfList("scan_input_directions", Enumerable.Repeat(direction, reads)),
        };
        if (kept.Length > 0)
        {
            attributes.Add(OnnxAttribute.OfList("scan_output_axes", Enumerable.Repeat(1, kept.Length)));
            attributes.Add(OnnxAttribute.OfList("scan_output_directions", Enumerable.Repeat(direction, kept.Length)));
        }

        Add(new OnnxNode("Scan", [.. read], [.. names], [.. attributes], step));
        for (int i = 0; i < names.Length; i++)
            Name(i < scan.States.Length ? scan.States[i].Last : kept[i - scan.States.Length].Sequence, AxisOrder.Rows, names[i]);

        OnnxValue Given(Tensor tensor)
        {
            string name = NameFor(tensor, AxisOrder.Rows);
            Name(tensor, AxisOrder.Rows, name);
            return ValueOf(name, tensor, AxisOrder.Rows);
        }

        // A value can be handed on and kept.
        OnnxValue Left(Tensor tensor) => ValueOf(Add("Identity", In(tensor, AxisOrder.Rows)), tensor, AxisOrder.Rows);
    }

    private Tensor? Absorb<T>(ref Tensor result)
        where T : Operation
    {
        if (result == _graph.Output || !_readers.TryGetValue(result, out List<Operation>? readers) || readers is not [T reader]
            || reader.Inputs[0] != result || reader.Inputs[1] is not { Shape: { Rank: 1, HasBatch: false } } columns)
            return null;
        _absorbed.Add(reader);
        result = reader.Output;
        return columns;
    }

    /// <summary>A tensor that spreads over one of another shape, in an order of that one's axes.</summary>
    private string Spread(Tensor tensor, Shape over, AxisOrder order)
    {
        if (tensor.Shape.Equals(over))
            return tensor is Parameter ? Weight(tensor) : In(tensor, order);
        int rank = over.Rank;
        int[] present = tensor.Shape.Rank == 1 ? [rank - 1] : tensor.Shape.HasBatch ? [0, rank - 1] : [.. Enumerable.Range(1, rank - 1)];
        int[] axes = [.. order.Axes(rank).SkipWhile(axis => !present.Contains(axis))];
        if (tensor is not Parameter)
        {
            int[] absent = [.. Enumerable.Range(0, axes.Length).Where(place => !present.Contains(axes[place]))];
            string name = In(tensor, AxisOrder.Rows);
            return absent.Length == 0 ? name : Add("Unsqueeze", name, Integers(absent));
        }

        return present.Length > 1 && order == AxisOrder.Planes
            ? Transposed(tensor)
            : Weight(tensor, [.. axes.Select(axis => present.Contains(axis) ? over[axis].Size : 1)]);
    }

    private string Weight(Tensor parameter, ImmutableArray<int> shape) => AddTensor((Parameter)parameter, shape, isTransposed: false, (Parameter)parameter);

    private string AddTensor(Parameter named, ImmutableArray<int> shape, bool isTransposed, params IReadOnlyList<Parameter> parameters)
    {
        var ranges = ImmutableArray.CreateBuilder<(int Start, int End)>();
        foreach (Parameter parameter in parameters)
        {
            int start = _offsets[parameter], end = start + parameter.Shape.ElementsPerSample;
            if (ranges.Count > 0 && ranges[ranges.Count - 1].End == start)
                ranges[ranges.Count - 1] = (ranges[ranges.Count - 1].Start, end);
            else
                ranges.Add((start, end));
        }

        string name = Unique(named.Path);
        AddOutside(new OnnxTensor(name, shape, ranges.ToImmutable(), isTransposed));
        return name;
    }

    private string Constant(string name, string method, string arguments)
    {
        if (_used.Add(name))
            AddOutside(new OnnxConstant(name, method, arguments));
        return name;
    }

    private void Run(List<Operation> operations)
    {
        foreach (Operation operation in operations)
        {
            foreach (Tensor result in operation.Results)
                _producers.Add(result, operation);
            foreach (Tensor input in operation.ExportInputs)
            {
                if (!_readers.TryGetValue(input, out List<Operation>? readers))
                    _readers.Add(input, readers = []);
                readers.Add(operation);
            }
        }

        foreach (Operation operation in operations)
        {
            if (!_absorbed.Contains(operation))
                Export(operation);
        }
    }

    private void Export(Operation operation)
    {
        _current = operation;
        operation.Export(this);
    }

    /// <summary>Gives a tensor that leaves the network its name, in the order in which it does.</summary>
    private OnnxValue Finish(Tensor tensor, string name)
    {
        string present = In(tensor, _outputOrder);
        if (present != name)
            Add(new OnnxNode("Identity", [present], [name], []));
        AxisOrder order = tensor.Shape.Rank < 3 ? AxisOrder.Rows : _outputOrder;
        _names[(tensor, order)] = name;
        _orders[tensor] = order;
        return ValueOf(name, tensor, order);
    }

    private void Name(Tensor tensor, AxisOrder order, string name)
    {
        _names.Add((tensor, order), name);
        _orders.Add(tensor, order);
    }

    /// <summary>What a tensor is called: what leaves the network has the name that users see, in the order in which it does.</summary>
    private string NameFor(Tensor tensor, AxisOrder order)
    {
        string? final = tensor == _graph.Output ? Outputs : tensor == _graph.Prediction ? Predictions : null;
        if (final is null)
            return Unique(_orders.ContainsKey(tensor) ? Ordered(tensor.Name) : tensor.Name);
        return tensor.Shape.Rank < 3 || order == _outputOrder ? final : Unique(Ordered(final));

        string Ordered(string name) => $"{name}.{order.ToString().ToLowerInvariant()}";
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_used.Add(unique); i++)
            unique = $"{name}_{Literals.Integer(i)}";
        return unique;
    }

    private void Add(OnnxItem item) => _items.Add(item);

    /// <summary>Adds what does not change from step to step.</summary>
    private void AddOutside(OnnxItem item) => (_steps.Count > 0 ? _steps.Last() : _items).Add(item);

    private ImmutableArray<OnnxItem> Take()
    {
        ImmutableArray<OnnxItem> items = _items.ToImmutable();
        _items = ImmutableArray.CreateBuilder<OnnxItem>();
        return items;
    }

    /// <summary>Those of the operations that a result depends on in ONNX.</summary>
    private static List<Operation> ReadBy(Tensor result, IReadOnlyList<Operation> operations)
    {
        HashSet<Tensor> read = [result];
        var needed = new List<Operation>();
        foreach (Operation operation in operations.Reverse())
        {
            if (!operation.Results.Any(read.Contains))
                continue;
            read.UnionWith(operation.ExportInputs);
            needed.Add(operation);
        }

        needed.Reverse();
        return needed;
    }

    private static OnnxValue ValueOf(string name, Tensor tensor, AxisOrder order) =>
        new(name, [.. order.Axes(tensor.Shape.Rank).Where(axis => axis > 0).Select(axis => tensor.Shape[axis].Size)]);
}
