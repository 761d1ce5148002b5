namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The gradient of <see cref="GroupNormalize"/>: factor · (g - mean g - y · mean (g · y)) for each group of channels of a sample, where y is the
/// normalised value. The other outputs are the two means of each channel's group.
/// </summary>
internal sealed class GroupNormalizeGradient : Operation
{
    private GroupNormalizeGradient(GroupNormalize normalize, Tensor gradient, Tensor output, Tensor mean, Tensor slope)
        : base([output, mean, slope], gradient, normalize.Output, normalize.Factor) => Groups = normalize.Groups;

    public int Groups { get; }

    public Tensor Gradient => Inputs[0];

    /// <summary>What <see cref="GroupNormalize"/> has made of the value.</summary>
    public Tensor Normalized => Inputs[1];

    /// <summary>What it has multiplied each channel by.</summary>
    public Tensor Factor => Inputs[2];

    public override Routine? Routine => new(
        "GroupNormalization.Gradient", new([GroupNormalize.SizesOf(Output.Shape, Groups)]),
        $"{Factor} · ({Gradient} - mean {Gradient} - {Normalized} · mean ({Gradient} · {Normalized})), with means over each group");

    public static Tensor Append(NetworkGraph graph, string name, GroupNormalize normalize, Tensor gradient) => graph.Append(new GroupNormalizeGradient(
        normalize, gradient, graph.NewValue(name, gradient.Shape), GroupNormalize.RowOfChannels(graph, name + "Means", gradient),
        GroupNormalize.RowOfChannels(graph, name + "Slopes", gradient)));
}
