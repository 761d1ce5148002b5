using NetGen.Generator.Graph;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Layers;

/// <summary>What a recurrent layer makes in each step of the step's input and of what the step before has left.</summary>
internal abstract record RecurrentCell
{
    /// <summary>The kind of layer, in lower case.</summary>
    public abstract string Kind { get; }

    /// <summary>The gates, in PyTorch's order. Each has a weight for the input and one for the output of the step before.</summary>
    public abstract IReadOnlyList<string> Gates { get; }

    /// <summary>What is handed on from step to step; the first of it is the output.</summary>
    public abstract IReadOnlyList<string> States { get; }

    /// <summary>The operator of ONNX for the layer; null where it has none.</summary>
    public abstract OnnxCell? Onnx { get; }

    /// <summary>Appends one step.</summary>
    /// <param name="body">The graph of a step.</param>
    /// <param name="name">What the names of its tensors begin with.</param>
    /// <param name="inputs">For each gate, the product of the step's input.</param>
    /// <param name="recurrent">For each gate, the product of the output of the step before.</param>
    /// <param name="states">What the step before has left.</param>
    /// <returns>What it leaves.</returns>
    public abstract Tensor[] Append(NetworkGraph body, string name, Tensor[] inputs, Tensor[] recurrent, Tensor[] states);
}
