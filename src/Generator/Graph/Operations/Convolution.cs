using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// For each position of a window over an image or a sequence, channels last, and each filter of a weight [filters, channels, taps…]: the sum of
/// the products of the window's values and the filter's. Outside of the image there are zeros.
/// </summary>
internal sealed class Convolution : Operation
{
    private Convolution(Tensor value, Tensor weight, Window window, Tensor output)
        : base(output, value, weight) => Window = window;

    public Tensor Value => Inputs[0];

    public Tensor Weight => Inputs[1];

    public Window Window { get; }

    public override string Constants => Window.Constants;

    public override long MultiplyAddsPerSample => (long)Output.Shape.RowsPerSample * Weight.Shape.ElementsPerSample;

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> axes = Axis.Of(Output.Shape);
            var places = new WindowPlaces(Window, [.. axes.Skip(1).Take(Window.Axes.Count)]);
            var channel = new Axis("channel", Value.Shape.Columns);
            Axis filter = axes[axes.Length - 1];
            var sum = new Reduction(
                "sum", Combination.Sum, places.Taps.Add(channel),
                places.Load(Value, axes[0], channel) * new Load(Weight, [filter, channel, .. places.Taps.Select(tap => (Position)tap)]));
            return [new Nest(axes, [sum], [new Result(Output, [.. axes.Select(axis => (Position)axis)], new Reduced(0))])];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Tensor weight, Window window)
    {
        if (value.Shape.Rank != window.Axes.Count + 2 || !weight.Shape.Skip(1).SequenceEqual([value.Shape.Columns, .. window.Sizes]))
            throw new ArgumentException($"{value} cannot be convolved with {weight}.");
        return graph.Append(new Convolution(value, weight, window, graph.NewValue(name, window.Over(value.Shape, weight.Shape[0].Size))));
    }

    public override void FoldScale(NetworkGraph graph, Tensor result, Tensor scale, Tensor shift) =>
        ScaleColumns.Fold(graph, result, Weight, scale, shift, (name, weight) => Append(graph, name, Value, weight, Window));

    public override void Export(OnnxExport onnx)
    {
        var spread = onnx.ProducerOf(Weight) as SpreadGroups;
        Export(onnx, Output, Value, spread?.Weight ?? Weight, spread?.Groups ?? 1, Window);
    }

    /// <summary>Adds a convolution in groups, and the bias that is added to it.</summary>
    public static void Export(OnnxExport onnx, Tensor output, Tensor value, Tensor weight, int groups, Window window)
    {
        Tensor? bias = onnx.AbsorbBias(ref output);
        string[] inputs = [onnx.In(value, AxisOrder.Planes), onnx.Weight(weight), .. bias is null ? Array.Empty<string>() : [onnx.Weight(bias)]];
        IEnumerable<OnnxAttribute> attributes = WindowAttributes.Of(window);
        onnx.Define(output, AxisOrder.Planes, "Conv", inputs, groups == 1 ? attributes : attributes.Append(OnnxAttribute.Of("group", groups)));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => TransposedConvolution.Append(adjoints.Graph, name, gradient, Weight, Window, Value.Shape));
        if (adjoints.Needs(Weight))
            adjoints.Contribute(Weight, name => ConvolutionWeightGradient.Append(adjoints.Graph, name, Value, gradient, Window));
    }
}
