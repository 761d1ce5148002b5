using System.Collections.Immutable;

namespace NetGen.Generator.Onnx;

/// <summary>A network as a graph of ONNX operators.</summary>
/// <param name="Input">What it is given of each sample.</param>
/// <param name="TakesTokens">Whether these are integers.</param>
/// <param name="Items">What its raw outputs are computed with, in an order in which it can run.</param>
/// <param name="Output">The raw outputs.</param>
/// <param name="PredictionItems">What predictions are made of them with.</param>
/// <param name="Prediction">The predictions; the raw outputs where they are the same.</param>
internal sealed record OnnxModel(
    OnnxValue Input, bool TakesTokens, ImmutableArray<OnnxItem> Items, OnnxValue Output, ImmutableArray<OnnxItem> PredictionItems, OnnxValue Prediction);

/// <summary>An input or an output of a graph: its name, and its shape for a sample.</summary>
internal sealed record OnnxValue(string Name, ImmutableArray<int> Shape);

/// <summary>One of the things that a graph consists of.</summary>
internal abstract record OnnxItem;

/// <summary>An operator.</summary>
/// <param name="Type">The operator.</param>
/// <param name="Inputs">Its inputs; an empty name where one is left out.</param>
/// <param name="Outputs">Its outputs, as the inputs.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Step">What it runs in each of its steps.</param>
internal sealed record OnnxNode(
    string Type, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, ImmutableArray<OnnxAttribute> Attributes, OnnxStep? Step = null) : OnnxItem;

/// <summary>The graph that a node runs in each of its steps. It reads what is computed around it, too.</summary>
internal sealed record OnnxStep(ImmutableArray<OnnxValue> Inputs, ImmutableArray<OnnxItem> Items, ImmutableArray<OnnxValue> Outputs);

/// <summary>A tensor of values of the network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Ranges">Where the values lie among the parameters, in canonical order, and the buffers behind them.</param>
/// <param name="IsTransposed">Whether it is a matrix whose columns lie there one behind the other, and not its rows.</param>
internal sealed record OnnxTensor(string Name, ImmutableArray<int> Shape, ImmutableArray<(int Start, int End)> Ranges, bool IsTransposed = false) : OnnxItem;

/// <summary>A tensor of constants.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">The method of the runtime that adds it.</param>
/// <param name="Arguments">What it is given besides the name, as C#.</param>
internal sealed record OnnxConstant(string Name, string Method, string Arguments) : OnnxItem;
