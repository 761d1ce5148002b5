using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The rows of several tensors, one behind the other.</summary>
internal sealed class Concat : Operation
{
    private Concat(Tensor[] parts, Tensor output)
        : base(output, parts)
    {
    }

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            var nests = ImmutableArray.CreateBuilder<Nest>();
            int offset = 0;
            foreach (Tensor part in Inputs)
            {
                ImmutableArray<Axis> axes = Axis.Of(part.Shape);
                Position[] place = [.. axes.Take(axes.Length - 1), Position.At(axes[axes.Length - 1], offset)];
                nests.Add(new Nest(axes, [], [new Result(Output, [.. place], Load.At(part, axes))]));
                offset += part.Shape.Columns;
            }

            return nests.ToImmutable();
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, params Tensor[] parts)
    {
        Shape shape = parts[0].Shape.WithColumns(parts.Sum(part => part.Shape.Columns));
        return Array.Find(parts, part => !part.Shape.WithColumns(shape.Columns).Equals(shape)) is { } other
            ? throw new ArgumentException($"{other} has other rows than {parts[0]}.")
            : graph.Append(new Concat(parts, graph.NewValue(name, shape)));
    }

    public override void Export(OnnxExport onnx)
    {
        AxisOrder order = onnx.OrderOf(Inputs[0]);
        int rank = Output.Shape.Rank;
        onnx.Define(Output, order, "Concat", Inputs.Select(part => onnx.In(part, order)), OnnxAttribute.Of("axis", order.Axes(rank).IndexOf(rank - 1)));
    }

    /// <summary>Each part gets the columns of the gradient that it has filled.</summary>
    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        int next = 0;
        foreach (Tensor part in Inputs)
        {
            int offset = next;
            next += part.Shape.Columns;
            if (adjoints.Needs(part))
                adjoints.Contribute(part, name => Slice.Append(adjoints.Graph, name, gradient, offset, part.Shape.Columns));
        }
    }
}
