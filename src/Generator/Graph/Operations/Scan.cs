using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>What a scan reads in each step: a row of each sample of a sequence.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Step">The row, in the body.</param>
internal sealed record ScanRead(Tensor Sequence, Tensor Step);

/// <summary>What a scan hands on from step to step, for each sample.</summary>
/// <param name="Before">What it is before a step, in the body.</param>
/// <param name="After">What it is after it, in the body.</param>
/// <param name="Last">What it is after the last step.</param>
/// <param name="First">What it is before the first; zeros where it is null.</param>
internal sealed record ScanState(Tensor Before, Tensor After, Tensor Last, Tensor? First = null);

/// <summary>A value of the body that is kept of every step.</summary>
/// <param name="Step">The value, in the body.</param>
/// <param name="Sequence">The values of all steps.</param>
/// <param name="IsValue">Whether the network itself reads them, and not its training alone.</param>
internal sealed record ScanKept(Tensor Step, Tensor Sequence, bool IsValue);

/// <summary>
/// The same operations for each step of a sequence, one step after the other, on a row of each sample: recurrence. What does not depend on the step
/// before is no part of it. Its adjoint is a scan as well, over the adjoint of its body, from the last step to the first.
/// </summary>
internal sealed class Scan : Operation
{
    private readonly List<ScanKept> _kept = [];

    private Scan(NetworkGraph body, ImmutableArray<Operation> operations, int steps, bool isBackward, ImmutableArray<ScanRead> reads, ImmutableArray<ScanState> states)
        : base([.. states.Select(state => state.Last)], [.. InputsOf(operations, reads, states)])
    {
        Body = body;
        Operations = operations;
        Steps = steps;
        IsBackward = isBackward;
        Reads = reads;
        States = states;
    }

    /// <summary>The graph that the body's operations are in, together with those of the adjoint's.</summary>
    private NetworkGraph Body { get; }

    /// <summary>What one step does.</summary>
    public ImmutableArray<Operation> Operations { get; }

    public int Steps { get; }

    /// <summary>Whether the last step comes first.</summary>
    public bool IsBackward { get; }

    /// <summary>Whether its steps are those of a stream, which lie where samples do; what is handed on is what the stream remembers.</summary>
    public bool IsOfStream => States[0].Last.Role == TensorRole.Memory;

    public ImmutableArray<ScanRead> Reads { get; }

    public ImmutableArray<ScanState> States { get; }

    public IReadOnlyList<ScanKept> Kept => _kept;

    /// <summary>The layer that it is, where ONNX has an operator for it.</summary>
    public OnnxRecurrence? Recurrence { get; private init; }

    /// <summary>What the network goes on with: the values of all steps, or the first state after the last of them.</summary>
    public Tensor Value => _kept.Find(kept => kept.IsValue)?.Sequence ?? Output;

    public override IEnumerable<Tensor> Values => Results.Where(result => _kept.Find(kept => kept.Sequence == result) is not { IsValue: false });

    public override long MultiplyAddsPerSample => Steps * Operations.Sum(operation => operation.MultiplyAddsPerSample);

    /// <summary>The body, its tensors by their places: those that are read, the states, and the results of its operations.</summary>
    public override string Constants
    {
        get
        {
            var places = new Dictionary<Tensor, string>();
            void Add(string kind, int i, Tensor tensor) => places[tensor] = kind + i.ToString(CultureInfo.InvariantCulture);
            for (int i = 0; i < Inputs.Length; i++)
                Add("input", i, Inputs[i]);
            for (int i = 0; i < Reads.Length; i++)
                Add("read", i, Reads[i].Step);
            for (int i = 0; i < States.Length; i++)
                Add("state", i, States[i].Before);
            Tensor[] results = [.. Operations.SelectMany(operation => operation.Results)];
            for (int i = 0; i < results.Length; i++)
                Add("value", i, results[i]);
            IEnumerable<string> operations = Operations.Select(operation =>
                $"{operation.GetType().Name}({string.Join(" ", operation.Inputs.Select(tensor => places[tensor]))}) {operation.Constants}".TrimEnd());
            IEnumerable<string> values = States.Select(state => places[state.After]).Concat(_kept.Where(kept => kept.IsValue).Select(kept => places[kept.Step]));
            return $"{Steps} {IsBackward} {string.Join(", ", operations)}: {string.Join(" ", values)}";
        }
    }

    /// <param name="graph">The network.</param>
    /// <param name="body">What <paramref name="operations"/> are in.</param>
    /// <param name="operations">What a step does.</param>
    /// <param name="steps">How many there are.</param>
    /// <param name="isBackward">Whether the last comes first.</param>
    /// <param name="reads">What each of them reads.</param>
    /// <param name="states">What is handed on.</param>
    /// <param name="recurrence">See <see cref="Recurrence"/>.</param>
    public static Scan Append(
        NetworkGraph graph, NetworkGraph body, IEnumerable<Operation> operations, int steps, bool isBackward, IEnumerable<ScanRead> reads,
        IEnumerable<ScanState> states, OnnxRecurrence? recurrence = null)
    {
        var scan = new Scan(body, [.. operations], steps, isBackward, [.. reads], [.. states]) { Recurrence = recurrence };
        graph.Append(scan);
        return scan;
    }

    /// <summary>The operations of a step that some of its values depend on.</summary>
    public IReadOnlyList<Operation> Slice(IEnumerable<Tensor> values) => [.. Body.Slice(values).Where(operation => Operations.Contains(operation))];

    /// <summary>The values of all steps, which the network goes on with.</summary>
    public Tensor Return(NetworkGraph graph, string name, Tensor step) => Keep(graph, name, step, Sequence(step), isValue: true);

    /// <summary>The value of each step of a stream, as features.</summary>
    public Tensor ReturnStep(NetworkGraph graph, string name, Tensor step) => Keep(graph, name, step, step.Shape, isValue: true);

    /// <summary>The products of a layer's input are its operator's own.</summary>
    public override IEnumerable<Tensor> ExportInputs => Recurrence is null ? Inputs : [Recurrence.Input];

    public override void Export(OnnxExport onnx)
    {
        if (Recurrence is not { } layer)
        {
            onnx.DefineScan(this);
            return;
        }

        int units = Value.Shape.Columns, gates = layer.Cell.Gates.Length;
        List<string> inputs =
        [
            onnx.In(layer.Input, AxisOrder.Steps),
            onnx.Joined([1, gates * units, layer.Input.Shape.Columns], InOrder(layer.InputWeights)),
            onnx.Joined([1, gates * units, units], InOrder(layer.RecurrentWeights)),
        ];
        if (!layer.InputBiases.IsEmpty)
            inputs.Add(onnx.Joined([1, 2 * gates * units], [.. InOrder(layer.InputBiases), .. InOrder(layer.RecurrentBiases)]));
        IEnumerable<OnnxAttribute> attributes = [OnnxAttribute.Of("hidden_size", units), .. layer.Cell.Attributes];
        if (IsBackward)
            attributes = attributes.Append(OnnxAttribute.Of("direction", "reverse"));

        // The states of all steps [steps, directions, samples, units], or the last of them [directions, samples, units].
        bool isSequence = Value.Shape.Rank > 2;
        string states = onnx.Add(layer.Cell.Operator, outputs: isSequence ? 1 : 2, inputs, attributes, onlyLast: true).Last();
        onnx.Define(Value, AxisOrder.Steps, "Squeeze", [states, onnx.Integers(isSequence ? 1 : 0)]);

        Parameter[] InOrder(ImmutableArray<Parameter> parameters) => [.. layer.Cell.Gates.Select(gate => parameters[gate])];
    }

    public override void Differentiate(Adjoints adjoints)
    {
        Parameter[] parameters = [.. Inputs.OfType<Parameter>().Where(adjoints.Needs).Distinct()];
        ScanRead[] reads = [.. Reads.Where(read => adjoints.Needs(read.Sequence))];
        Adjoints inside = adjoints.OfStep(
            Body, Operations, [.. reads.Select(read => read.Step), .. States.Select(state => state.Before), .. parameters], foundElsewhere: parameters);

        // The gradients that come from the results, and from the step behind.
        ScanKept[] seeded = [.. _kept.Where(kept => adjoints.Has(kept.Sequence))];
        List<ScanRead> read = [.. seeded.Select(kept =>
            new ScanRead(adjoints.Of(kept.Sequence), Body.NewValue(adjoints.NameOf(kept.Step.Name + "GradientHere"), kept.Step.Shape)))];
        Tensor[] carried = [.. States.Select(state => Body.NewValue(adjoints.NameOf(state.After.Name + "GradientBehind"), state.After.Shape))];
        inside.Seed([.. seeded.Select((kept, i) => (kept.Step, read[i].Step)), .. States.Select((state, i) => (state.After, carried[i]))]);
        foreach (Operation operation in Operations.Reverse().Where(operation => operation.Results.Any(inside.Has)))
            operation.Differentiate(inside);

        Operation[] ofParameters = [.. Operations.Where(operation => operation.Inputs.Any(parameters.Contains))];
        IEnumerable<Tensor> found = reads.Select(read => read.Step).Concat(States.Select(state => state.Before)).Concat(ofParameters.Select(operation => operation.Output));
        Operation[] operations = [.. Body.Slice(found.Select(inside.Of)).Except(Operations)];
        Tensor?[] delayed = new Tensor?[States.Length];
        HashSet<Tensor> own = OwnOf(Operations, Reads, States);
        foreach (Tensor tensor in operations.SelectMany(operation => operation.Inputs).Distinct().Where(own.Contains))
            read.Add(new ScanRead(OfAllSteps(tensor), tensor));
        Scan backward = Append(
            adjoints.Graph, Body, operations, Steps, !IsBackward, read,
            States.Select((state, i) => new ScanState(
                carried[i], inside.Of(state.Before), adjoints.Graph.NewValue(adjoints.NameOf(state.After.Name + "StartGradient"), state.Last.Shape),
                adjoints.Has(state.Last) ? adjoints.Of(state.Last) : null)));

        foreach (ScanRead sequence in reads)
            adjoints.Contribute(sequence.Sequence, name => backward.Keep(adjoints.Graph, name, inside.Of(sequence.Step)));
        foreach (Operation operation in ofParameters)
        {
            Tensor gradient = backward.Keep(adjoints.Graph, adjoints.NameOf(operation.Output.Name + "GradientSteps"), inside.Of(operation.Output));
            var output = new Tensor(operation.Output.Name, gradient.Shape, TensorRole.Value);
            adjoints.DifferentiateParameters(operation.On([.. operation.Inputs.Select(OfAllSteps)], output), gradient);
        }

        Tensor OfAllSteps(Tensor tensor)
        {
            if (!own.Contains(tensor))
                return tensor;
            if (Reads.FirstOrDefault(read => read.Step == tensor) is { } input)
                return input.Sequence;
            int state = States.IndexOf(States.FirstOrDefault(state => state.Before == tensor)!);
            return state < 0
                ? Keep(adjoints.Graph, tensor.Name + "Steps", tensor)
                : delayed[state] ??= Delay.Append(
                    adjoints.Graph, adjoints.NameOf(tensor.Name + "Steps"), Keep(adjoints.Graph, States[state].After.Name + "Steps", States[state].After), IsBackward);
        }
    }

    private Shape Sequence(Tensor step) => Shape.Rows(Steps, step.Shape.Columns);

    private Tensor Keep(NetworkGraph graph, string name, Tensor step) => Keep(graph, name, step, Sequence(step), isValue: false);

    private Tensor Keep(NetworkGraph graph, string name, Tensor step, Shape shape, bool isValue)
    {
        if (_kept.Find(kept => kept.Step == step) is { } known)
            return known.Sequence;
        Tensor values = graph.NewValue(name, shape);
        _kept.Add(new ScanKept(step, values, isValue));
        Results = Results.Add(values);
        return values;
    }

    /// <summary>The tensors of the body.</summary>
    private static HashSet<Tensor> OwnOf(ImmutableArray<Operation> operations, ImmutableArray<ScanRead> reads, ImmutableArray<ScanState> states) =>
        [.. operations.SelectMany(operation => operation.Results), .. reads.Select(read => read.Step), .. states.Select(state => state.Before)];

    /// <summary>What comes from outside of the body; a parameter as often as the body uses it.</summary>
    private static IEnumerable<Tensor> InputsOf(ImmutableArray<Operation> operations, ImmutableArray<ScanRead> reads, ImmutableArray<ScanState> states)
    {
        HashSet<Tensor> own = OwnOf(operations, reads, states);
        return reads.Select(read => read.Sequence)
            .Concat(states.Select(state => state.First).OfType<Tensor>())
            .Concat(operations.SelectMany(operation => operation.Inputs).Where(tensor => !own.Contains(tensor)));
    }
}
