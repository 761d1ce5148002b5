using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The same elements in the same order, in rows of another length: all rows of a sample as one, or one as several.</summary>
internal sealed class Reshape : Operation
{
    private Reshape(Tensor value, Tensor output)
        : base(output, value)
    {
    }

    public Tensor Value => Inputs[0];

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            bool joins = Value.Shape.Rank > Output.Shape.Rank;
            ImmutableArray<Axis> axes = Axis.Of(joins ? Value.Shape : Output.Shape);
            ImmutableArray<Position> apart = [.. axes.Select(axis => (Position)axis)], joined = [axes[0], Position.Flattened(axes.Skip(1))];
            return [new Nest(axes, [], [new Result(Output, joins ? joined : apart, new Load(Value, joins ? apart : joined))])];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Shape shape) =>
        shape.ElementsPerSample == value.Shape.ElementsPerSample && Math.Min(shape.Rank, value.Shape.Rank) == 2
            ? graph.Append(new Reshape(value, graph.NewValue(name, shape)))
            : throw new ArgumentException($"{value} cannot be brought to the shape {shape}.");

    public override void Export(OnnxExport onnx)
    {
        // A single row, or a single column, lies in the same way in both orders.
        bool isLine = Value.Shape.RowsPerSample == 1 || Value.Shape.Columns == 1;
        AxisOrder order = isLine && onnx.OrderOf(Value) == AxisOrder.Planes ? AxisOrder.Planes : AxisOrder.Rows;
        string value = onnx.In(Value, order);
        if (Output.Shape.Rank == 2)
            onnx.Define(Output, AxisOrder.Rows, "Flatten", [value]);
        else
            onnx.Define(Output, AxisOrder.Rows, "Reshape", [value, onnx.Integers([0, .. Output.Shape.Skip(1).Select(extent => extent.Size)])]);
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => Append(adjoints.Graph, name, adjoints.Of(Output), Value.Shape));
    }
}
