using System.Globalization;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>How the values of a window become one.</summary>
internal enum Pooling
{
    /// <summary>The largest of those in the image.</summary>
    Largest,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The mean of all of the window's, which are 0 outside of the image.</summary>
    MeanWithPadding,
}

/// <summary>One value for each position of a window over an image or a sequence, channel by channel.</summary>
internal sealed class Pool : Operation
{
    private Pool(Pooling pooling, Tensor value, Window window, Tensor output)
        : base(output, value) => (Pooling, Window) = (pooling, window);

    public Pooling Pooling { get; }

    public Window Window { get; }

    public override string Constants => $"{Pooling} {Window.Constants}";

    public Tensor Value => Inputs[0];

    public override Routine? Routine => Pooling == Pooling.Largest
        ? new("Pooling.Largest", new([GridOf(Value.Shape, Window)]), $"the maximum of each window of {Value}")
        : new("Pooling.Mean", new([GridOf(Value.Shape, Window), CountsPadding(Pooling)]), $"the mean of each window of {Value}");

    public static Tensor Append(NetworkGraph graph, string name, Pooling pooling, Tensor value, Window window) =>
        graph.Append(new Pool(pooling, value, window, graph.NewValue(name, window.Over(value.Shape, value.Shape.Columns))));

    public override void Export(OnnxExport onnx)
    {
        string value = onnx.In(Value, AxisOrder.Planes), kind = Pooling == Pooling.Largest ? "MaxPool" : "AveragePool";
        bool isWhole = Window.Axes.Select((axis, i) => axis.Size == Value.Shape[i + 1].Size && axis.Before + axis.After == 0).All(isWhole => isWhole);
        IEnumerable<OnnxAttribute> attributes = isWhole ? [] : WindowAttributes.Of(Window);
        if (!isWhole && Pooling == Pooling.MeanWithPadding)
            attributes = attributes.Append(OnnxAttribute.Of("count_include_pad", 1));
        onnx.Define(Output, AxisOrder.Planes, isWhole ? "Global" + kind : kind, [value], attributes);
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => PoolGradient.Append(adjoints.Graph, name, this, adjoints.Of(Output)));
    }

    /// <summary>The window over an image as the runtime describes it.</summary>
    public static string GridOf(Shape image, Window window)
    {
        (WindowAxis row, WindowAxis column, int height, int width) = window.OnRows(image);
        long[] numbers =
        [
            height, width, image.Columns, row.Count(height), column.Count(width), row.Size, column.Size, row.Stride, column.Stride, row.Before, column.Before,
        ];
        return $"new({string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))})";
    }

    public static string CountsPadding(Pooling pooling) => pooling == Pooling.MeanWithPadding ? "true" : "false";
}
