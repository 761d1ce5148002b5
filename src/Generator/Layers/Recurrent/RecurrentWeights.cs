using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Layers;

/// <summary>
/// The parameters of one direction of a recurrent layer, with PyTorch's names. What PyTorch stores as one matrix of all gates is a parameter for each of
/// them, so that the rows of each gate are padded.
/// </summary>
internal sealed class RecurrentWeights
{
    public RecurrentWeights(LayerScope scope, RecurrentDeclaration layer, bool isReverse)
    {
        IsReverse = isReverse;
        int units = layer.Units, features = scope.Input.Shape.Columns;
        // PyTorch draws all of them from [-1 / √units, 1 / √units).
        var initial = new InitialValues(Distribution.Uniform, (float)(1 / Math.Sqrt(units)));
        Parameter[] inputWeights = Add("Weight", "ih", new Shape(units, features)), recurrentWeights = Add("Weight", "hh", new Shape(units, units));
        Parameter[]? inputBiases = layer.UseBias ? Add("Bias", "ih", new Shape(units)) : null, recurrentBiases = layer.UseBias ? Add("Bias", "hh", new Shape(units)) : null;
        Inputs = [.. layer.Cell.Gates.Select((gate, i) => new RecurrentGate(gate, inputWeights[i], inputBiases?[i]))];
        Recurrent = [.. layer.Cell.Gates.Select((gate, i) => new RecurrentGate(gate, recurrentWeights[i], recurrentBiases?[i]))];

        Parameter[] Add(string kind, string operand, Shape shape) => [.. layer.Cell.Gates.Select((gate, i) => scope.AddParameter(
            $"{gate}{(operand == "ih" ? "Input" : "Recurrent")}{kind}{(isReverse ? "Reverse" : "")}",
            $"{kind.ToLowerInvariant()}_{operand}_l0{(isReverse ? "_reverse" : "")}", shape, initial, layer.Trainable, continuesTensor: i > 0))];
    }

    /// <summary>Whether the direction is from the last step to the first.</summary>
    public bool IsReverse { get; }

    /// <summary>What the inputs are multiplied with, for each gate.</summary>
    public IReadOnlyList<RecurrentGate> Inputs { get; }

    /// <summary>What the output of the step before is multiplied with, for each gate.</summary>
    public IReadOnlyList<RecurrentGate> Recurrent { get; }

    /// <summary>The direction over a sequence, as an operator of ONNX; null where it has none.</summary>
    public OnnxRecurrence? RecurrenceOver(Tensor input, OnnxCell? cell) => cell is null ? null : new OnnxRecurrence(
        cell, input, WeightsOf(Inputs), WeightsOf(Recurrent), BiasesOf(Inputs), BiasesOf(Recurrent));

    private static ImmutableArray<Parameter> WeightsOf(IEnumerable<RecurrentGate> gates) => [.. gates.Select(gate => gate.Weight)];

    private static ImmutableArray<Parameter> BiasesOf(IEnumerable<RecurrentGate> gates) => [.. gates.Select(gate => gate.Bias).OfType<Parameter>()];
}

/// <summary>One of the weights of a gate.</summary>
/// <param name="Name">The gate.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Bias">What is added to the product.</param>
internal sealed record RecurrentGate(string Name, Parameter Weight, Parameter? Bias)
{
    /// <summary>Appends the product, and the sum of it and the bias, which then has the name.</summary>
    public Tensor Apply(NetworkGraph graph, string name, Tensor value) => MatMul.AppendWithBias(graph, name, name + "Product", value, Weight, Bias);
}
