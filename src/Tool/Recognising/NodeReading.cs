using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising;

/// <summary>A node and the values that it reads, for a rule that says which layer it is.</summary>
internal sealed class NodeReading(OnnxNode node, IReadOnlyList<object?> inputs, int operatorSet, int? fixedSamples)
{
    public OnnxNode Node => node;

    public int OperatorSet => operatorSet;

    /// <summary>The number of samples that the model fixes; null if it takes any.</summary>
    public int? FixedSamples => fixedSamples;

    public int InputCount => inputs.Count;

    /// <summary>Its first input, which is computed.</summary>
    public Signal Input => Signal(0);

    public bool Has(int index) => index < inputs.Count && inputs[index] is not null;

    public bool IsConstant(int index) => index < inputs.Count && inputs[index] is Tensor;

    public Signal Signal(int index) => index < inputs.Count && inputs[index] is Signal signal
        ? signal
        : throw new ModelFileException($"its input {index} is not computed from the model's input");

    public Tensor Constant(int index) => OptionalConstant(index) ?? throw new ModelFileException($"it lacks its input {index}");

    /// <summary>A constant; null if it is left out.</summary>
    public Tensor? OptionalConstant(int index) => OptionalConstantOfSamples(index) is not { OfOneSample: not null }
        ? OptionalConstantOfSamples(index)
        : throw new ModelFileException($"its input {index} is computed from the number of samples, which a network takes any of");

    /// <summary>A constant that may be computed from the number of samples; null if it is left out.</summary>
    public Tensor? OptionalConstantOfSamples(int index) => index >= inputs.Count || inputs[index] is null ? null
        : inputs[index] as Tensor ?? throw new ModelFileException($"its input {index} is computed; expected a constant");

    /// <summary>A vector of constants.</summary>
    public double[] Vector(int index, int count) => Constant(index) is var constant && constant.Values.Length == count
        ? constant.Values
        : throw new ModelFileException($"its input {index} has the shape {constant.Shape.Brackets()}; expected {count} elements");

    public int[]? AxesFrom(int index, int rank) => Axes.Of(node, OptionalConstant(index), rank);
}
