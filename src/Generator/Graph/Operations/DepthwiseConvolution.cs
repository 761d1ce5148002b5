using System.Globalization;
using NetGen.Generator.Onnx;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// For each position of a window over an image or a sequence, channels last, and each channel: the sum of the products of the channel's values
/// in the window and the channel's row of a weight [channels, 1, taps…]. Outside of the image there are zeros.
/// </summary>
internal sealed class DepthwiseConvolution : Operation
{
    private DepthwiseConvolution(Tensor value, Tensor weight, Window window, Tensor output)
        : base(output, value, weight) => Window = window;

    public Tensor Value => Inputs[0];

    public Tensor Weight => Inputs[1];

    public Window Window { get; }

    public override string Constants => Window.Constants;

    public override long MultiplyAddsPerSample => (long)Output.Shape.ElementsPerSample * Window.Taps;

    public override Routine? Routine =>
        new("DepthwiseConvolution.Sum", ArgumentsOf(Value.Shape, Window), $"each channel of windows of {Value} x {Weight}");

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Tensor weight, Window window)
    {
        if (value.Shape.Rank != window.Axes.Count + 2 || !weight.Shape.Equals(WeightOf(value.Shape.Columns, window)))
            throw new ArgumentException($"The channels of {value} cannot be convolved with {weight}.");
        return graph.Append(new DepthwiseConvolution(value, weight, window, graph.NewValue(name, window.Over(value.Shape, value.Shape.Columns))));
    }

    /// <summary>The shape of the weight for a number of channels.</summary>
    public static Shape WeightOf(int channels, Window window) => new([channels, 1, .. window.Sizes]);

    public override void FoldScale(NetworkGraph graph, Tensor result, Tensor scale, Tensor shift) =>
        ScaleColumns.Fold(graph, result, Weight, scale, shift, (name, weight) => Append(graph, name, Value, weight, Window));

    public override void Export(OnnxExport onnx)
    {
        Tensor value = onnx.ProducerOf(Value) is ChannelRepetition repetition ? repetition.Value : Value;
        Convolution.Export(onnx, Output, value, Weight, groups: value.Shape.Columns, Window);
    }

    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => DepthwiseInputGradient.Append(adjoints.Graph, name, gradient, Weight, Window, Value.Shape));
        if (adjoints.Needs(Weight))
        {
            // A routine leaves a value; a nest takes it to where a parameter's gradient goes.
            adjoints.Contribute(Weight, name => Copy.Append(
                adjoints.Graph, name, DepthwiseWeightGradient.Append(adjoints.Graph, name + "Sum", Value, gradient, Window)));
        }
    }

    /// <summary>How the window lies over an image, as the runtime describes it, and the channels.</summary>
    public static EquatableArray<string> ArgumentsOf(Shape image, Window window)
    {
        (WindowAxis row, WindowAxis column, int height, int width) = window.OnRows(image);
        return new([SlideOf(row, height), SlideOf(column, width), image.Columns.ToString(CultureInfo.InvariantCulture)]);

        static string SlideOf(WindowAxis axis, int size) =>
            FormattableString.Invariant($"new({size}, {axis.Count(size)}, {axis.Size}, {axis.Stride}, {axis.Dilation}, {axis.Before})");
    }
}
