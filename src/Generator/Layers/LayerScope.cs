using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>What a layer is given to lower itself: the graph, what it reads, and the names of what it adds.</summary>
/// <param name="lowering">The network that the layer is a part of.</param>
/// <param name="index">The layer's place among the layers.</param>
/// <param name="path">Its name in files.</param>
/// <param name="input">What it reads.</param>
/// <param name="outputName">What its result is called.</param>
internal sealed class LayerScope(Lowering lowering, int index, string path, Signal input, string outputName)
{
    private readonly List<Parameter> _parameters = [];

    public NetworkGraph Graph => lowering.Graph;

    /// <summary>The layer's number, counted from 1.</summary>
    public int Number => index + 1;

    public Signal Input => input;

    /// <summary>Whether the network is trained, so that what only training does matters.</summary>
    public bool IsTrained => lowering.IsTrained;

    /// <summary>The parameters that the layer has added.</summary>
    public ImmutableArray<Parameter> Parameters => [.. _parameters];

    /// <summary>Adds a parameter of the layer; parameters are added in the order in which PyTorch has them.</summary>
    public Parameter AddParameter(string role, Shape shape, InitialValues initialValues, bool isTrainable)
    {
        Parameter parameter = Graph.AddParameter(role + Number, shape, initialValues, $"{path}.{role}", isTrainable);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Appends what the layer makes of its input: once, and again for training where that is another network.</summary>
    public Signal Apply(Func<Tensor, string, Tensor> append) => Apply([], (values, name) => append(values[0], name));

    /// <summary>The same of the input and others.</summary>
    public Signal Apply(IReadOnlyList<Signal> others, Func<IReadOnlyList<Tensor>, string, Tensor> append)
    {
        Signal[] all = [input, .. others];
        Tensor inferring = append([.. all.Select(signal => signal.Inferring)], outputName);
        return all.All(signal => signal.IsSame)
            ? new Signal(inferring, inferring)
            : new Signal(inferring, append([.. all.Select(signal => signal.Training)], "training" + outputName.PascalCase()));
    }

    /// <summary>Appends a value and, unless it is linear, the activation of it, which then has the name.</summary>
    public Tensor Activated(string name, Activation activation, Func<string, Tensor> append) => activation == Activation.Linear
        ? append(name)
        : Activate.Append(Graph, name, activation, append(name + "Sum"));

    /// <summary>The value of a layer before this one, or the network's input; null, and an error, where none is called so.</summary>
    /// <param name="argument">The argument with the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="element">The name's place among those of the argument.</param>
    public Signal? Find(string argument, string name, int element = 0) => lowering.Find(index, argument, name, element);

    /// <summary>Reports that the layer would have too many values.</summary>
    public Signal RefuseSize(string kind, long values) => Refuse(
        Descriptors.SizeOutOfRange, null, 0, "values of a sample", $"[{kind.PascalCase()}]", values.ToString("N0", CultureInfo.InvariantCulture),
        SizeRange.Values.ToString());

    /// <summary>Reports that the layer cannot stand where it does; it is left out.</summary>
    public Signal Refuse(DiagnosticDescriptor descriptor, string? argument, int element, params string[] arguments)
    {
        lowering.Report(new LoweringError(index, descriptor, argument, element, [.. arguments]));
        return input;
    }
}
