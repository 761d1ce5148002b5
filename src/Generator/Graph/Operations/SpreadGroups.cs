using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The weight of a convolution in groups, [filters, channels / groups, taps…], as that of one over all channels: 0 where a filter does not see a
/// channel. Its gradient is gathered from where the groups lie.
/// </summary>
internal sealed class SpreadGroups : Operation
{
    private SpreadGroups(Tensor weight, int groups, bool isGradient, Tensor output)
        : base(output, weight) => (Groups, IsGradient) = (groups, isGradient);

    public Tensor Weight => Inputs[0];

    public int Groups { get; }

    /// <summary>Whether it is the way back.</summary>
    public bool IsGradient { get; }

    public override string Constants => FormattableString.Invariant($"{Groups} {IsGradient}");

    public override Routine? Routine
    {
        get
        {
            Shape grouped = IsGradient ? Output.Shape : Weight.Shape;
            int taps = grouped.Skip(2).Aggregate(1, (product, extent) => product * extent.Size);
            string numbers = $"{grouped[0].Size}, {grouped[1].Size}, {taps}, {Groups}";
            return new(IsGradient ? "GroupedWeight.Gather" : "GroupedWeight.Spread", new([numbers]), $"{Weight}, {(IsGradient ? "its groups alone" : "with zeros between its groups")}");
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor weight, int groups) => graph.Append(new SpreadGroups(
        weight, groups, isGradient: false, graph.NewValue(name, new Shape([weight.Shape[0], weight.Shape[1].Size * groups, .. weight.Shape.Skip(2)]))));

    /// <summary>The convolution that reads it says it.</summary>
    public override void Export(OnnxExport onnx)
    {
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (!adjoints.Needs(Weight))
            return;
        adjoints.Contribute(Weight, name =>
        {
            Tensor blocks = adjoints.Graph.Append(
                new SpreadGroups(adjoints.Of(Output), Groups, isGradient: true, adjoints.Graph.NewValue(name + "Blocks", Weight.Shape)));
            return Copy.Append(adjoints.Graph, name, blocks);
        });
    }
}
