using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The same elements in another place: of the network's input, in padded rows, and of a gradient, where the optimiser expects it.</summary>
internal sealed class Copy : Operation
{
    private Copy(Tensor value, Tensor output)
        : base(output, value)
    {
    }

    public Tensor Value => Inputs[0];

    public override ImmutableArray<Nest> Nests => [Nest.Map(Output, axes => Load.At(Value, axes))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor value) => graph.Append(new Copy(value, graph.NewLike(name, value)));

    public override void Export(OnnxExport onnx) => onnx.Alias(Output, onnx.OrderOf(Value), onnx.In(Value, onnx.OrderOf(Value)));

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, adjoints.Of(Output));
    }
}
