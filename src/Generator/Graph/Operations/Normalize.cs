using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Each row brought to the mean 0 and the variance 1, (x - mean) / √(variance + ε), where the variance is that of the row's values alone; or,
/// without centring, to the mean square 1: x / √(mean x² + ε). The second output is the factor of each row, for the gradient to read.
/// </summary>
internal sealed class Normalize : Operation
{
    private Normalize(Tensor value, bool centers, float epsilon, Tensor output, Tensor factor)
        : base([output, factor], value)
    {
        Centers = centers;
        Epsilon = epsilon;
    }

    public Tensor Value => Inputs[0];

    /// <summary>Whether the mean is taken off.</summary>
    public bool Centers { get; }

    public float Epsilon { get; }

    public override string Constants => $"{Centers} {Meaning.Text(Epsilon)}";

    /// <summary>1 / √(variance + ε) of each row.</summary>
    public Tensor Factor => Results[1];

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> axes = Axis.Of(Output.Shape), columns = [axes[axes.Length - 1]];
            Load value = Load.At(Value, axes);
            var reductions = ImmutableArray.CreateBuilder<Reduction>();
            Expression share = 1f / Value.Shape.Columns, distance = value;
            if (Centers)
            {
                reductions.Add(new Reduction("sum", Combination.Sum, columns, value));
                reductions.Add(Reduction.Once("mean", new Reduced(0) * share));
                distance = value - new Reduced(1);
            }

            reductions.Add(new Reduction("squares", Combination.Sum, columns, distance * distance));
            var squares = new Reduced(reductions.Count - 1);
            reductions.Add(Reduction.Once("factor", Expression.Of(FunctionKind.InverseRoot, squares * share + Epsilon)));
            var factor = new Reduced(reductions.Count - 1);
            return
            [
                new Nest(axes, reductions.ToImmutable(),
                [
                    new Result(Output, [.. axes.Select(axis => (Position)axis)], distance * factor),
                    new Result(Factor, Load.At(Factor, axes).Indices, factor),
                ]),
            ];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, bool centers, float epsilon) => graph.Append(new Normalize(
        value, centers, epsilon, graph.NewValue(name, value.Shape), graph.NewValue(name + "Factors", value.Shape.WithColumns(1))));

    public override void Export(OnnxExport onnx)
    {
        AxisOrder order = onnx.ColumnsLast(Value);
        string value = onnx.In(Value, order);
        if (!Centers)
        {
            string mean = onnx.Add("ReduceMean", [onnx.Add("Mul", value, value)], [OnnxAttribute.OfList("axes", -1)]);
            onnx.Define(Output, order, "Div", [value, onnx.Add("Sqrt", onnx.Add("Add", mean, onnx.Number(Epsilon)))]);
            return;
        }

        Tensor result = Output;
        Tensor? weight = onnx.AbsorbScale(ref result), bias = onnx.AbsorbBias(ref result);
        string scale = weight is null ? onnx.Filled(1, Value.Shape.Columns) : onnx.Weight(weight);
        string[] inputs = [value, scale, .. bias is null ? Array.Empty<string>() : [onnx.Weight(bias)]];
        onnx.Define(result, order, "LayerNormalization", inputs, OnnxAttribute.Of("axis", -1), OnnxAttribute.Of("epsilon", Epsilon));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => NormalizeGradient.Append(adjoints.Graph, name, this, adjoints.Of(Output)));
    }
}
