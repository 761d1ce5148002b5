using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>Some columns of every row.</summary>
internal sealed class Slice : Operation
{
    private Slice(Tensor value, int first, Tensor output)
        : base(output, value) => First = first;

    public Tensor Value => Inputs[0];

    /// <summary>The first column.</summary>
    public int First { get; }

    public override string Constants => First.ToString(CultureInfo.InvariantCulture);

    public override ImmutableArray<Nest> Nests =>
    [
        Nest.Map(Output, axes => new Load(Value, [.. axes.Take(axes.Length - 1), Position.At(axes[axes.Length - 1], First)])),
    ];

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int first, int columns) =>
        first >= 0 && first + columns <= value.Shape.Columns
            ? graph.Append(new Slice(value, first, graph.NewValue(name, value.Shape.WithColumns(columns))))
            : throw new ArgumentException($"{value} has no columns {first} to {first + columns - 1}.");

    public override void Export(OnnxExport onnx)
    {
        AxisOrder order = onnx.ColumnsLast(Value);
        onnx.Define(
            Output, order, "Slice", [onnx.In(Value, order), onnx.Integers(First), onnx.Integers(First + Output.Shape.Columns), onnx.Integers(-1)]);
    }
}
