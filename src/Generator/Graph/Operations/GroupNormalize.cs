using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Each group of channels of a sample brought to the mean 0 and the variance 1 over all positions: (x - mean) / √(variance + ε). The other outputs
/// are the mean and the factor of each channel's group.
/// </summary>
internal sealed class GroupNormalize : Operation
{
    private GroupNormalize(Tensor value, int groups, float epsilon, Tensor output, Tensor mean, Tensor factor)
        : base([output, mean, factor], value) => (Groups, Epsilon) = (groups, epsilon);

    public Tensor Value => Inputs[0];

    public int Groups { get; }

    public float Epsilon { get; }

    public override string Constants => FormattableString.Invariant($"{Groups} {Meaning.Text(Epsilon)}");

    /// <summary>The mean of each channel's group.</summary>
    public Tensor Mean => Results[1];

    /// <summary>1 / √(variance + ε) of each channel's group.</summary>
    public Tensor Factor => Results[2];

    public override Routine? Routine => new(
        "GroupNormalization.Normalize", new([SizesOf(Value.Shape, Groups), Routine.Number(Epsilon)]),
        $"({Value} - mean) / √(variance + ε) in each of {Groups} groups of channels");

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int groups, float epsilon) => graph.Append(new GroupNormalize(
        value, groups, epsilon, graph.NewValue(name, value.Shape), RowOfChannels(graph, name + "Means", value), RowOfChannels(graph, name + "Factors", value)));

    /// <summary>The values of a group as one channel, which ONNX normalises for each sample.</summary>
    public override void Export(OnnxExport onnx)
    {
        string groups = onnx.Add("Reshape", onnx.In(Value, AxisOrder.Planes), onnx.Integers(0, Groups, -1));
        string normalized = onnx.Add(
            "InstanceNormalization", [groups, onnx.Filled(1, Groups), onnx.Filled(0, Groups)], [OnnxAttribute.Of("epsilon", Epsilon)]);
        int rank = Value.Shape.Rank;
        int[] extents = [0, .. AxisOrder.Planes.Axes(rank).Skip(1).Select(axis => Value.Shape[axis].Size)];
        onnx.Define(Output, AxisOrder.Planes, "Reshape", [normalized, onnx.Integers(extents)]);
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => GroupNormalizeGradient.Append(adjoints.Graph, name, this, adjoints.Of(Output)));
    }

    /// <summary>Positions, channels and groups, as arguments.</summary>
    public static string SizesOf(Shape shape, int groups) => FormattableString.Invariant($"{Routine.Rows(shape)}, {groups}");

    /// <summary>A value that each channel of each sample has one of.</summary>
    public static Tensor RowOfChannels(NetworkGraph graph, string name, Tensor value) => graph.NewValue(name, Shape.Rows(value.Shape.Columns));
}
