namespace NetGen.Generator.Graph.Operations;

/// <summary>A weight [out, in, taps…] with the part of each output multiplied by its own factor.</summary>
internal sealed class ScaleColumns : Operation
{
    private ScaleColumns(Tensor weight, Tensor scale, Tensor output)
        : base(output, weight, scale)
    {
    }

    public Tensor Weight => Inputs[0];

    public Tensor Scale => Inputs[1];

    public override Routine? Routine => new(
        "PanelMatrix.ScaleColumns",
        new([FormattableString.Invariant($"{Weight.Shape.ElementsPerSample / Weight.Shape[0].Size}, {Weight.Shape[0].Size}")]), $"{Weight}, each output's part x {Scale}");

    /// <summary>Appends a product with a weight that is scaled, and the shift of its columns; see <see cref="Operation.FoldScale"/>.</summary>
    public static void Fold(
        NetworkGraph graph, Tensor result, Tensor weight, Tensor scale, Tensor shift, Func<string, Tensor, Tensor> appendProduct)
    {
        Tensor folded = Append(graph, result.Name + "FoldedWeight", weight, scale);
        Add.AppendFolded(graph, result, appendProduct(result.Name + "FoldedProduct", folded), shift);
    }

    private static Tensor Append(NetworkGraph graph, string name, Tensor weight, Tensor scale) =>
        graph.Append(new ScaleColumns(weight, scale, graph.NewValue(name, weight.Shape)));
}
