using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Onnx;

/// <summary>The operator of ONNX that is a recurrent layer.</summary>
/// <param name="Operator">Its name.</param>
/// <param name="Gates">The gates in ONNX's order: their places in PyTorch's.</param>
/// <param name="Attributes">What it is given besides its size and direction.</param>
internal sealed record OnnxCell(string Operator, ImmutableArray<int> Gates, ImmutableArray<OnnxAttribute> Attributes);

/// <summary>A scan that is a recurrent layer over one sequence.</summary>
/// <param name="Cell">Its operator.</param>
/// <param name="Input">The sequence.</param>
/// <param name="InputWeights">For each gate, in PyTorch's order, what the input is multiplied with.</param>
/// <param name="RecurrentWeights">For each gate, what the state is multiplied with.</param>
/// <param name="InputBiases">For each gate, what is added to the first product; empty where nothing is.</param>
/// <param name="RecurrentBiases">The same of the second.</param>
internal sealed record OnnxRecurrence(
    OnnxCell Cell,
    Tensor Input,
    ImmutableArray<Parameter> InputWeights,
    ImmutableArray<Parameter> RecurrentWeights,
    ImmutableArray<Parameter> InputBiases,
    ImmutableArray<Parameter> RecurrentBiases);
