using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>What a layer is given to lower itself: the graph, what it reads, and the names of what it adds.</summary>
/// <param name="sequence">The layers that it is one of.</param>
/// <param name="index">Its place among them.</param>
/// <param name="ordinal">Its number, counted through the whole network.</param>
/// <param name="input">What it reads.</param>
internal sealed class LayerScope(LayerSequence sequence, int index, long ordinal, Signal input)
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<ImmutableArray<LayerDescription>> _parts = [];

    public NetworkGraph Graph => sequence.Lowering.Graph;

    /// <summary>The layer's number, counted from 1 through the whole network, with the layers of each block where it stands.</summary>
    public int Ordinal => (int)ordinal;

    public Signal Input => input;

    /// <summary>Whether the network is trained, so that what only training does matters.</summary>
    public bool IsTrained => sequence.Lowering.IsTrained;

    /// <summary>Whether the layer is lowered for the next step of a stream.</summary>
    public bool IsOfStream => sequence.Lowering.IsOfStream;

    /// <summary>The steps that the samples of a stream's network have.</summary>
    public int DeclaredSteps => sequence.Lowering.DeclaredSteps;

    /// <summary>The parameters that the layer has added.</summary>
    public ImmutableArray<Parameter> Parameters => [.. _parameters];

    /// <summary>The layers that the layer is made of, if it is a block: those of each repetition.</summary>
    public ImmutableArray<ImmutableArray<LayerDescription>> Parts => [.. _parts];

    /// <summary>What generated code calls something that belongs to the layer.</summary>
    public string NameOf(string role) => sequence.NameOf(index, role);

    /// <summary>Adds a parameter of the layer; parameters are added in the order in which PyTorch has them.</summary>
    public Parameter AddParameter(string role, Shape shape, InitialValues initialValues, bool isTrainable, bool isTable = false) =>
        AddParameter(role, role, shape, initialValues, isTrainable, continuesTensor: false, isTable);

    /// <summary>The same of a parameter that has another name in files, or is a part of what has it there.</summary>
    /// <param name="role">What it is to the layer.</param>
    /// <param name="name">Its name in files.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initialValues">What it starts with.</param>
    /// <param name="isTrainable">Whether training changes it.</param>
    /// <param name="continuesTensor">See <see cref="Parameter.ContinuesTensor"/>.</param>
    /// <param name="isTable">See <see cref="Tensor.IsTable"/>.</param>
    public Parameter AddParameter(
        string role, string name, Shape shape, InitialValues initialValues, bool isTrainable, bool continuesTensor, bool isTable = false)
    {
        Parameter parameter = Graph.AddParameter(
            NameOf(role), shape, initialValues, sequence.PathOf(index, name), isTrainable && sequence.Place.IsTrainable, continuesTensor, isTable);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a buffer of the layer, which starts with the same value everywhere.</summary>
    /// <param name="role">What it is to the layer.</param>
    /// <param name="name">The same in files.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="start">The value.</param>
    public Parameter AddBuffer(string role, string name, Shape shape, float start) =>
        Graph.AddBuffer(NameOf(role), shape, InitialValues.Constant(start), sequence.PathOf(index, name));

    /// <summary>Whether nothing but this layer reads its input, and the input is a layer beside it.</summary>
    public bool ReadsAlone => sequence.ReadsAlone(index);

    /// <summary>Lowers layers that the layer is made of.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="read">What they read.</param>
    /// <param name="repetition">Which repetition of them it is; null where there is only one, which has no number.</param>
    /// <param name="isLast">Whether the layer's result is theirs.</param>
    /// <param name="isTrainable">Whether training may change them.</param>
    /// <returns>What the last of them makes.</returns>
    public Signal Nest(IReadOnlyList<LayerDeclaration> layers, Signal read, int? repetition, bool isLast, bool isTrainable)
    {
        long first = ordinal + (repetition ?? 0) * layers.Sum(layer => layer.LayerCount);
        var nested = new LayerSequence(sequence.Lowering, layers, read, sequence.Inside(index, repetition, isLast, first, isTrainable));
        Signal result = nested.Lower();
        _parts.Add(nested.Descriptions);
        return result;
    }

    /// <summary>Appends the result of the layer, and a second one for training if the network differs in training.</summary>
    public Signal Apply(Func<Tensor, string, Tensor> append) => Apply([], (values, name) => append(values[0], name));

    /// <summary>The same of the input and others.</summary>
    public Signal Apply(IReadOnlyList<Signal> others, Func<IReadOnlyList<Tensor>, string, Tensor> append)
    {
        Signal[] all = [input, .. others];
        string result = sequence.ResultOf(index);
        Tensor inferring = append([.. all.Select(signal => signal.Inferring)], result);
        return all.All(signal => signal.IsSame)
            ? new Signal(inferring, inferring)
            : new Signal(inferring, append([.. all.Select(signal => signal.Training)], Lowering.InTraining(result)));
    }

    /// <summary>Appends the results of the layer for inference and for training, which differ.</summary>
    public Signal ApplyApart(Func<Tensor, string, Tensor> infer, Func<Tensor, string, Tensor> train)
    {
        string result = sequence.ResultOf(index);
        Tensor inferring = infer(input.Inferring, result);
        return new Signal(inferring, IsTrained ? train(input.Training, Lowering.InTraining(result)) : inferring);
    }

    /// <summary>A value whose rows are padded, as routines of the runtime need it: the network's own input is copied.</summary>
    public Tensor Stored(Tensor value, string name) => value.IsPacked ? Copy.Append(Graph, name + "Input", value) : value;

    /// <summary>Appends a value and, unless it is linear, the activation of it, which then has the name.</summary>
    public Tensor Activated(string name, Activation activation, Func<string, Tensor> append) => Activated(Graph, name, activation, append);

    /// <summary>Does the same in a separate graph.</summary>
    public static Tensor Activated(NetworkGraph graph, string name, Activation activation, Func<string, Tensor> append) => activation == Activation.Linear
        ? append(name)
        : Activate.Append(graph, name, activation, append(name + "Sum"));

    /// <summary>The value of a layer before this one, or the network's input; null, and an error, where none is called so, or where it has tokens.</summary>
    /// <param name="argument">The argument with the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="element">The name's place among those of the argument.</param>
    public Signal? Find(string argument, string name, int element = 0)
    {
        if (sequence.Find(index, new LayerRead(name, argument, element)) is not { } value)
            return null;
        if (!value.IsTokens)
            return value;
        RefuseTokens(argument, element);
        return null;
    }

    /// <summary>Reports that the layer reads tokens and needs numbers.</summary>
    public Signal RefuseTokens(string? argument, int element = 0) => Refuse(
        Descriptors.WrongElements, argument, element, sequence.ShownName(index), "reads the tokens of the network but needs numbers",
        "read them with an [Embedding], and let this layer read its result");

    /// <summary>Reports that the layer needs tokens and reads numbers.</summary>
    public Signal RefuseNumbers() => Refuse(
        Descriptors.WrongElements, null, 0, sequence.ShownName(index), "reads numbers but needs tokens",
        "make it the first layer of a network declared with [Network(tokens)], or read the tokens of such a network with From = \"input\"");

    /// <summary>Reports why the layer cannot run step by step, as the end of a sentence.</summary>
    public Signal RefuseStream(string reason)
    {
        sequence.RefuseStream(index, reason);
        return input;
    }

    /// <summary>Reports that the layer would have too many values.</summary>
    public Signal RefuseSize(string kind, long values) => Refuse(
        Descriptors.SizeOutOfRange, null, 0, "values of a sample", $"[{kind.PascalCase()}]", values.ToString("N0", CultureInfo.InvariantCulture),
        SizeRange.Values.ToString());

    /// <summary>Reports that the layer is not allowed at its place, and leaves it out.</summary>
    public Signal Refuse(DiagnosticDescriptor descriptor, string? argument, int element, params string[] arguments)
    {
        sequence.Report(new LoweringError(index, descriptor, argument, element, [.. arguments]));
        return input;
    }
}
