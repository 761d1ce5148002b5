using System.Globalization;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The pixels of an image or a sequence, channels last, of its planes, one for each channel; or the planes of the pixels.</summary>
internal sealed class ReorderChannels : Operation
{
    private ReorderChannels(Tensor value, bool toPlanes, Tensor output)
        : base(output, value) => ToPlanes = toPlanes;

    public Tensor Value => Inputs[0];

    /// <summary>Whether planes are made of pixels, all of them in one row; otherwise pixels are made of planes.</summary>
    public bool ToPlanes { get; }

    public override string Constants => ToPlanes.ToString();

    public override Routine? Routine
    {
        get
        {
            Shape pixels = ToPlanes ? Value.Shape : Output.Shape;
            return new(
                ToPlanes ? "ChannelOrder.ToPlanes" : "ChannelOrder.ToPixels",
                new([Number(pixels.RowsPerSample), Number(pixels.Columns), !ToPlanes && Value.IsPacked ? "areRows: false" : "areRows: true"]),
                $"{Value}, {(ToPlanes ? "plane by plane" : "pixel by pixel")}");
        }
    }

    /// <summary>Appends the planes of an image or a sequence, in one row.</summary>
    public static Tensor AppendPlanes(NetworkGraph graph, string name, Tensor value) =>
        graph.Append(new ReorderChannels(value, toPlanes: true, graph.NewValue(name, Shape.Rows(value.Shape.ElementsPerSample))));

    /// <summary>Appends the pixels of planes.</summary>
    public static Tensor AppendPixels(NetworkGraph graph, string name, Tensor value, Shape shape) =>
        shape.ElementsPerSample == value.Shape.ElementsPerSample
            ? graph.Append(new ReorderChannels(value, toPlanes: false, graph.NewValue(name, shape)))
            : throw new ArgumentException($"{value} cannot be brought to the shape {shape}.");

    public override void Export(OnnxExport onnx)
    {
        if (ToPlanes)
            onnx.Define(Output, AxisOrder.Rows, "Flatten", [onnx.In(Value, AxisOrder.Planes)]);
        else
            onnx.Alias(Output, AxisOrder.Planes, onnx.In(Value, AxisOrder.Rows));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (!adjoints.Needs(Value))
            return;
        adjoints.Contribute(Value, name => ToPlanes
            ? AppendPixels(adjoints.Graph, name, adjoints.Of(Output), Value.Shape)
            : AppendPlanes(adjoints.Graph, name, adjoints.Of(Output)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
