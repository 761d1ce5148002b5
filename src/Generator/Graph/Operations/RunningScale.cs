using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>What batch normalisation multiplies each column by when the network infers: weight / √(running variance + ε).</summary>
internal sealed class RunningScale : Operation
{
    private RunningScale(Tensor runningVariance, Tensor weight, float epsilon, Tensor output)
        : base(output, runningVariance, weight) => Epsilon = epsilon;

    public Tensor RunningVariance => Inputs[0];

    public Tensor Weight => Inputs[1];

    public float Epsilon { get; }

    public override string Constants => Meaning.Text(Epsilon);

    public override ImmutableArray<Nest> Nests =>
        [Nest.Map(Output, axes => Load.At(Weight, axes) * Expression.Of(FunctionKind.InverseRoot, Load.At(RunningVariance, axes) + Epsilon))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor runningVariance, Tensor weight, float epsilon) =>
        graph.Append(new RunningScale(runningVariance, weight, epsilon, graph.NewValue(name, weight.Shape)));

    /// <summary>The product with it, and the sum with the shift, are one operator.</summary>
    public override void Export(OnnxExport onnx)
    {
    }

    /// <summary>Adds the batch normalisation that a value is multiplied for.</summary>
    public void ExportProduct(OnnxExport onnx, Tensor value, Tensor product)
    {
        Tensor result = product;
        if (onnx.AbsorbBias(ref result) is not { } shift || onnx.ProducerOf(shift) is not RunningShift running)
            throw new NotSupportedException($"{product} has no form in ONNX: no running shift is added to it.");
        string bias = running.Bias is { } added ? onnx.Weight(added) : onnx.Filled(0, Weight.Shape.Columns);
        onnx.Define(
            result, AxisOrder.Planes, "BatchNormalization",
            [onnx.In(value, AxisOrder.Planes), onnx.Weight(Weight), bias, onnx.Weight(running.RunningMean), onnx.Weight(RunningVariance)],
            OnnxAttribute.Of("epsilon", Epsilon));
    }
}
