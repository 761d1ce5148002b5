using System.Globalization;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>An image or a sequence enlarged by a whole factor: each pixel several times. Its gradient adds up what they are told.</summary>
internal sealed class Upsampling : Operation
{
    private Upsampling(Tensor value, int factor, bool isGradient, Tensor output)
        : base(output, value) => (Factor, IsGradient) = (factor, isGradient);

    public Tensor Value => Inputs[0];

    public int Factor { get; }

    /// <summary>Whether it is the way back.</summary>
    public bool IsGradient { get; }

    public override string Constants => FormattableString.Invariant($"{Factor} {IsGradient}");

    public override Routine? Routine
    {
        get
        {
            Shape small = IsGradient ? Output.Shape : Value.Shape;
            int[] numbers =
                [small.Rank > 3 ? small[1].Size : 1, small[small.Rank - 2].Size, small.Columns, small.Rank > 3 ? Factor : 1, Factor];
            return new(
                IsGradient ? "Upsampling.NearestGradient" : "Upsampling.Nearest",
                new([.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]),
                $"{Value}, {(IsGradient ? $"each {Factor} values along a side summed" : $"each value {Factor} times along a side")}");
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int factor)
    {
        Dimension[] extents = [.. value.Shape];
        var output = new Shape([.. extents.Select((extent, i) => i == 0 || i == extents.Length - 1 ? extent : (Dimension)checked(extent.Size * factor))]);
        return graph.Append(new Upsampling(value, factor, isGradient: false, graph.NewValue(name, output)));
    }

    public override void Export(OnnxExport onnx)
    {
        string scales = onnx.Numbers([1, 1, .. Enumerable.Repeat((float)Factor, Value.Shape.Rank - 2)]);
        onnx.Define(
            Output, AxisOrder.Planes, "Resize", [onnx.In(Value, AxisOrder.Planes), "", scales],
            OnnxAttribute.Of("mode", "nearest"), OnnxAttribute.Of("coordinate_transformation_mode", "asymmetric"), OnnxAttribute.Of("nearest_mode", "floor"));
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
        {
            adjoints.Contribute(Value, name => adjoints.Graph.Append(
                new Upsampling(adjoints.Of(Output), Factor, isGradient: true, adjoints.Graph.NewValue(name, Value.Shape))));
        }
    }
}
