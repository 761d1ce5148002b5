using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>What batch normalisation adds to each scaled column when the network infers: bias - running mean · scale.</summary>
internal sealed class RunningShift : Operation
{
    private RunningShift(Tensor runningMean, Tensor scale, Tensor? bias, Tensor output)
        : base(output, bias is null ? [runningMean, scale] : [runningMean, scale, bias])
    {
    }

    public Tensor RunningMean => Inputs[0];

    public Tensor Scale => Inputs[1];

    public Tensor? Bias => Inputs.Length > 2 ? Inputs[2] : null;

    public override ImmutableArray<Nest> Nests =>
        [Nest.Map(Output, axes => (Bias is { } bias ? Load.At(bias, axes) : (Expression)0f) - Load.At(RunningMean, axes) * Load.At(Scale, axes))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor runningMean, Tensor scale, Tensor? bias) =>
        graph.Append(new RunningShift(runningMean, scale, bias, graph.NewValue(name, scale.Shape)));

    /// <summary>What is multiplied by the scale says it.</summary>
    public override void Export(OnnxExport onnx)
    {
    }
}
