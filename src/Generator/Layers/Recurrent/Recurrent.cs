using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Onnx;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>A recurrent layer over a sequence: a cell that is run step by step, in one direction or in both.</summary>
/// <param name="Cell">What a step does.</param>
/// <param name="Units">The values that are handed on.</param>
/// <param name="ReturnsSequence">Whether the layer's value is that of all steps, and not of the last that each direction computes.</param>
/// <param name="Bidirectional">Whether another cell runs from the last step to the first; the values of both lie side by side.</param>
/// <param name="Activation">The function applied to the layer's value.</param>
/// <param name="UseBias">Whether there are biases.</param>
/// <param name="Trainable">Whether training changes the layer.</param>
internal sealed record RecurrentDeclaration(
    RecurrentCell Cell, int Units, bool ReturnsSequence, bool Bidirectional, Activation Activation, bool UseBias, bool Trainable) : LayerDeclaration
{
    public override string? LooksAhead => Bidirectional ? "also runs from the last step to the first" : null;

    public override string Kind => Cell.Kind;

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail => Words(
        Cell is RnnCell { Activation: not Activation.Tanh and var step } ? $"by {step.ToString().ToLowerInvariant()}" : "",
        ReturnsSequence ? "of all steps" : "",
        Bidirectional ? "in both directions" : "",
        base.Detail);

    public override string? Architecture => Words($"{Kind} {Units}", Detail, UseBias ? "" : "without bias", Source);

    public override Signal Lower(LayerScope scope)
    {
        if (!WindowRule.RequireSequence(scope, Kind.PascalCase()))
            return scope.Input;
        RecurrentWeights[] directions = [.. Enumerable.Range(0, Bidirectional ? 2 : 1).Select(direction => new RecurrentWeights(scope, this, isReverse: direction == 1))];
        return scope.Apply((input, name) => scope.Activated(name, Activation, result =>
        {
            if (!Bidirectional)
                return Append(scope, directions[0], input, result, result);
            Tensor[] values = [.. directions.Select(weights => Append(scope, weights, input, name + (weights.IsReverse ? "Backward" : "Forward"), null))];
            return Concat.Append(scope.Graph, result, values);
        }));
    }

    /// <summary>Appends one direction.</summary>
    /// <param name="scope">The network, or a stream of it.</param>
    /// <param name="weights">The direction's parameters.</param>
    /// <param name="input">The sequence.</param>
    /// <param name="name">What the names of its tensors begin with.</param>
    /// <param name="result">What its value is called; made of the name where it is null.</param>
    private Tensor Append(LayerScope scope, RecurrentWeights weights, Tensor input, string name, string? result)
    {
        NetworkGraph graph = scope.Graph;
        // The products of the inputs do not depend on the step before: those of all steps are one.
        Tensor[] products = [.. weights.Inputs.Select(gate => gate.Apply(graph, name + gate.Name.PascalCase() + "Input", input))];
        NetworkGraph body = graph.NewBody();
        ScanRead[] reads = [.. products.Select(product => new ScanRead(product, body.NewValue(product.Name + "Step", Shape.Rows(Units))))];
        Tensor[] before = [.. Cell.States.Select(state => body.NewValue(name + state.PascalCase() + "Before", Shape.Rows(Units)))];
        Tensor[] recurrent = [.. weights.Recurrent.Select(gate => gate.Apply(body, name + gate.Name.PascalCase() + "Recurrent", before[0]))];
        Tensor[] after = Cell.Append(body, name, [.. reads.Select(read => read.Step)], recurrent, before);
        result ??= name + "Result";
        IEnumerable<ScanState> states = before.Select((state, i) => new ScanState(state, after[i], scope.IsOfStream
            ? graph.AddMemory(after[i].Name + "Memory", new Shape(Units))
            : graph.NewValue(i == 0 && !ReturnsSequence ? result : after[i].Name + "Last", Shape.Rows(Units))));
        Scan scan = Scan.Append(graph, body, body.Operations, input.Shape.RowsPerSample, weights.IsReverse, reads, states, weights.RecurrenceOver(input, Cell.Onnx));
        return ReturnsSequence ? scan.Return(graph, result, after[0])
            : scope.IsOfStream ? scan.ReturnStep(graph, result, after[0])
            : scan.Output;
    }
}

/// <param name="className">The attribute.</param>
/// <param name="cell">Its cell.</param>
internal sealed class RecurrentReader(string className, RecurrentCell cell) : LayerReader(className)
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        // The activation of a simple recurrent layer is that of its steps.
        Activation activation = ActivationOf(arguments);
        bool isOfSteps = cell is RnnCell, isGiven = arguments.Has("Activation") || arguments.Has("activation");
        return new RecurrentDeclaration(
            isOfSteps && isGiven ? new RnnCell(activation) : cell,
            Units: arguments.Size("units", SizeRange.HiddenUnits),
            ReturnsSequence: arguments.Flag("ReturnsSequence", otherwise: false),
            Bidirectional: arguments.Flag("Bidirectional", otherwise: false),
            Activation: isOfSteps ? Activation.Linear : activation,
            UseBias: arguments.Flag("UseBias", otherwise: true),
            Trainable: arguments.Flag("Trainable", otherwise: true));
    }
}
