using NetGen.Tool.Checking;
using NetGen.Tool.Reading;
using NetGen.Tool.Recognising.Rules;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising;

/// <summary>Goes through a model's nodes, and says which layers they are.</summary>
internal sealed class Recogniser
{
    private readonly Graph _graph;
    private readonly int? _fixedSamples;
    private readonly Layer _input;
    private readonly ElementBudget _budget;

    // Null for what depends on a node that cannot be imported.
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private int _known;
    private int _layers;

    private Recogniser(Graph graph, InputReading reading, int? fixedSamples)
    {
        (_graph, _fixedSamples, _budget) = (graph, fixedSamples, new ElementBudget(graph.Budget.Most));
        _input = new Layer(InputReading.Kind, reading.Shape) { HasTokens = (ElementType)graph.Input.Type is ElementType.Int32 or ElementType.Int64 };
        foreach ((string name, Tensor constant) in graph.Constants)
            _values[name] = constant;
        _values[graph.Input.Name] = new Signal(_input, reading.View);
    }

    /// <summary>The network; throws when there is a node that is no layer, and names all of them.</summary>
    public static ImportedNetwork Recognise(Graph graph, IReadOnlyList<long?>? statedShape)
    {
        (int[] shape, int batch, int? fixedSamples) = InputShape.Of(graph.Input, statedShape);
        Recogniser? furthest = null;
        IReadOnlyList<InputReading> readings = InputReadings.Of(graph, shape, batch, fixedSamples);
        SizeLimits.CheckInput(readings.Select(reading => reading.Shape));
        foreach (InputReading reading in readings)
        {
            var recogniser = new Recogniser(graph, reading, fixedSamples);
            if (recogniser.Run(reading) is { } network)
                return network;
            if (furthest is null || recogniser._known > furthest._known)
                furthest = recogniser;
        }

        throw new ModelFileException(furthest is null
            ? $"The input {graph.Input.Name.Quote()} has the shape {shape.Brackets()}, which is neither features, nor a sequence, nor an image."
            : $"The model cannot be imported:\n{string.Join('\n', furthest._problems.Select(problem => $"  - {problem}"))}");
    }

    private ImportedNetwork? Run(InputReading reading)
    {
        foreach (OnnxNode node in _graph.Nodes)
        {
            Read(node);
            if (_budget.IsSpent)
                return null;
        }

        if (_problems.Count > 0)
            return null;

        if (_values.GetValueOrDefault(_graph.Output) is not Signal output || output.Layer == _input)
        {
            _problems.Add($"The output {_graph.Output.Quote()} is not computed from the input by any layer.");
            return null;
        }

        Layer[] unfinished = UnfinishedOf(output.Layer);
        _problems.AddRange(unfinished.Select(layer => $"{layer.Node}: {layer.Unfinished}."));
        if (unfinished.Length > 0)
            return null;

        IEnumerable<Atom>[] order = [output.View.Atoms.Where(atom => atom.Axis != Axis.Batch)];
        var outputs = new View(order);
        bool isLast = outputs.Is(0, output.Shape.ChannelsLast), isFirst = outputs.Is(0, output.Shape.ChannelsFirst);
        if (!isLast && !isFirst)
        {
            _problems.Add($"The output {_graph.Output.Quote()} gives the values of {output.Shape} in an order that is neither NetGen's nor PyTorch's.");
            return null;
        }

        return new ImportedNetwork(_input, output.Layer, reading.IsPlanes, OutputIsPlanes: !isLast);
    }

    /// <summary>The layers that are parts of others alone; of several parts of one, the last, which lacks what would follow.</summary>
    private static Layer[] UnfinishedOf(Layer output)
    {
        Layer[] unfinished = [.. output.Ordered().Where(layer => layer.Unfinished.Length > 0)];
        return [.. unfinished.Except(unfinished.Where(layer => !layer.IsReverse).Select(PartBefore).OfType<Layer>())];
    }

    /// <summary>The part that a part goes on from, with scales between them; null for the first, which reads several values.</summary>
    private static Layer? PartBefore(Layer part)
    {
        do
        {
            if (part.Inputs is not [var source])
                return null;
            part = source;
        }
        while (part.Unfinished.Length == 0);
        return part;
    }

    private void Read(OnnxNode node)
    {
        try
        {
            object?[] values = ValuesOf(node);
            foreach (Signal signal in values.OfType<Signal>())
                Place(signal.Layer, node);
            for (int i = 0; i < node.Outputs.Count; i++)
                _values[node.Outputs[i]] = i < values.Length ? values[i] : null;
            _known += values.Length > 0 && values[0] is not null ? 1 : 0;
        }
        catch (ModelFileException problem)
        {
            _problems.Add($"{node.Label}: {problem.Message}.");
            _known += problem.IsOfSize ? 1 : 0;
            foreach (string output in node.Outputs)
                _values[output] = null;
        }
    }

    /// <summary>Numbers a layer that is new, and before it those new ones that it reads.</summary>
    private void Place(Layer layer, OnnxNode node)
    {
        foreach (Layer added in layer.OrderedAfter(known => known == _input || known.Place > 0))
        {
            added.Place = ++_layers;
            _budget.Take(added.Tensors.Sum(tensor => (long)tensor.Values.Length));
            if (added.Node.Length == 0)
                added.Node = node.Label;
        }
    }

    private object?[] ValuesOf(OnnxNode node)
    {
        Func<NodeReading, Signal[]>? rule = Operators.RuleOf(node.Operator);
        object?[] inputs = [.. node.Inputs.Select(input => input.Length == 0 ? null : _values.GetValueOrDefault(input))];
        bool isUnknown = node.Inputs.Any(input => input.Length > 0 && _values.GetValueOrDefault(input) is null);
        bool isComputed = inputs.Any(input => input is Signal);
        if (!isComputed && !isUnknown)
        {
            return [ConstantOf(node, [.. inputs.Select(input => input as Tensor)])];
        }

        if (node.Operator == "Shape")
            return [isUnknown ? null : ShapeOf(node, ((Signal)inputs[0]!).View.Shape)];
        if (rule is null)
        {
            throw new ModelFileException(Elementwise.Of(node) is null ? "NetGen has no layer for this operator" : UnknownActivation.ReasonOf(node, inputs));
        }

        if (inputs.OfType<Signal>().Any(signal => signal.Layer.HasTokens) && node.Operator is not ("Gather" or "Reshape" or "Squeeze" or "Unsqueeze" or "Flatten"))
            throw new ModelFileException("it reads whole numbers, which only a table of rows for tokens can");
        return isUnknown ? [] : rule(new NodeReading(node, inputs, _graph.OperatorSet, _fixedSamples));
    }

    /// <summary>What a node computes of constants, and of them in a model for one sample: where it is the same, the number of samples does not show.</summary>
    private Tensor ConstantOf(OnnxNode node, Tensor?[] inputs)
    {
        Tensor result = Fold(inputs);
        if (inputs.All(input => input?.OfOneSample is null))
            return result;
        Tensor ofOneSample = Fold([.. inputs.Select(input => input?.OfOneSample ?? input)]);
        bool isSame = result.Shape.SequenceEqual(ofOneSample.Shape) && result.Values.SequenceEqual(ofOneSample.Values);
        return result with { OfOneSample = isSame ? null : ofOneSample };

        Tensor Fold(Tensor?[] constants) => ConstantFolding.Fold(node, constants, _graph.OperatorSet, _budget)
            ?? throw new ModelFileException("it reads constants alone, and cannot be computed");
    }

    private static Tensor ShapeOf(OnnxNode node, int[] shape)
    {
        int Place(int index) => Math.Clamp(index < 0 ? index + shape.Length : index, 0, shape.Length);
        (int start, int end) = (Place(node.Integer("start", 0)), Place(node.Integer("end", shape.Length)));
        shape = shape[start..Math.Max(start, end)];
        return Tensor.Integers(shape) with
        {
            OfOneSample = shape.Any(View.IsOfSamples) ? Tensor.Integers([.. shape.Select(extent => View.IsOfSamples(extent) ? extent / View.Samples : extent)]) : null,
        };
    }
}
