using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The element-wise sum of two tensors. The right one may have fewer dimensions: a bias is added to every row, a row of each sample to
/// all of the sample's rows, and a table to all samples.
/// </summary>
internal sealed class Add : Operation
{
    private Add(Tensor left, Tensor right, Tensor output)
        : base(output, left, right)
    {
    }

    public Tensor Left => Inputs[0];

    public Tensor Right => Inputs[1];

    public override ImmutableArray<Nest> Nests => [Nest.Map(Output, axes => Load.At(Left, axes) + Load.At(Right, axes))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor left, Tensor right) => right.Shape.SpreadsOver(left.Shape)
        ? graph.Append(new Add(left, right, graph.NewLike(name, left)))
        : throw new ArgumentException($"{right} cannot be added to {left}.");

    /// <summary>Appends another way to compute a sum; see <see cref="Operation.FoldScale"/>.</summary>
    public static void AppendFolded(NetworkGraph graph, Tensor result, Tensor left, Tensor right) => graph.AppendFolded(new Add(left, right, result));

    /// <summary>Where a bias is added: (x + bias) · scale + shift = x · scale + (bias · scale + shift).</summary>
    public override void FoldScale(NetworkGraph graph, Tensor result, Tensor scale, Tensor shift)
    {
        if (Right.Shape is not { HasBatch: false, Rank: 1 } || graph.ProducerOf(Left) is not { } producer)
            return;
        Tensor scaledBias = Multiply.Append(graph, result.Name + "FoldedBiasScaled", Right, scale);
        producer.FoldScale(graph, result, scale, Append(graph, result.Name + "FoldedBias", scaledBias, shift));
    }

    public override Operation On(IReadOnlyList<Tensor> inputs, Tensor output) => new Add(inputs[0], inputs[1], output);

    public override void Export(OnnxExport onnx) => onnx.Join("Add", Left, Right, Output);

    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Left))
            adjoints.Contribute(Left, gradient);
        if (adjoints.Needs(Right))
            adjoints.Contribute(Right, name => SumTo.Append(adjoints.Graph, name, Right, gradient));
    }
}
