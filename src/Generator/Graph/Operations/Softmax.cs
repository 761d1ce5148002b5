using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>Each row of logits turned into probabilities: exp(z - max z) / Σ exp(z - max z).</summary>
internal sealed class Softmax : Operation
{
    private Softmax(Tensor logits, Tensor output)
        : base(output, logits)
    {
    }

    public Tensor Logits => Inputs[0];

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> axes = Axis.Of(Output.Shape), columns = [axes[axes.Length - 1]];
            Load logit = Load.At(Logits, axes);
            var largest = new Reduction("largest", Combination.Largest, columns, logit);
            var sum = new Reduction(
                "sum", Combination.Sum, columns, Expression.Of(FunctionKind.Exponential, logit - new Reduced(0)), Keeps: true);
            var scale = Reduction.Once("scale", 1f / (Expression)new Reduced(1));
            return [new Nest(axes, [largest, sum, scale], [new Result(Output, [.. axes.Select(axis => (Position)axis)], new Kept(1) * new Reduced(2))])];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor logits) =>
        graph.Append(new Softmax(logits, graph.NewValue(name, logits.Shape)));

    public override void Export(OnnxExport onnx)
    {
        AxisOrder order = onnx.OrderOf(Logits);
        int rank = Logits.Shape.Rank;
        onnx.Define(Output, order, "Softmax", [onnx.In(Logits, order)], OnnxAttribute.Of("axis", order.Axes(rank).IndexOf(rank - 1)));
    }
}
