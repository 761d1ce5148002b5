using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The element-wise product of two tensors. The right one may have fewer dimensions: a scale of columns multiplies every row, and a row of
/// each sample all of the sample's rows.
/// </summary>
internal sealed class Multiply : Operation
{
    private Multiply(Tensor left, Tensor right, Tensor output)
        : base(output, left, right)
    {
    }

    public Tensor Left => Inputs[0];

    public Tensor Right => Inputs[1];

    public override ImmutableArray<Nest> Nests => [Nest.Map(Output, axes => Load.At(Left, axes) * Load.At(Right, axes))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor left, Tensor right) => right.Shape.SpreadsOver(left.Shape)
        ? graph.Append(new Multiply(left, right, graph.NewValue(name, left.Shape)))
        : throw new ArgumentException($"{left} cannot be multiplied by {right}.");

    public override Operation On(IReadOnlyList<Tensor> inputs, Tensor output) => new Multiply(inputs[0], inputs[1], output);

    public override void Export(OnnxExport onnx)
    {
        if (onnx.ProducerOf(Right) is RunningScale scale)
            scale.ExportProduct(onnx, Left, Output);
        else
            onnx.Join("Mul", Left, Right, Output);
    }

    /// <summary>For y = a · b: da = dy · b and db = dy · a, summed up over what b is spread over.</summary>
    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Left))
            adjoints.Contribute(Left, name => Append(adjoints.Graph, name, gradient, Right));
        if (adjoints.Needs(Right))
            adjoints.Contribute(Right, name => SumTo.Append(adjoints.Graph, name, Right, gradient, Left));
    }
}
