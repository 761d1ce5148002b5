using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>An activation function applied to every element.</summary>
internal sealed class Activate : Operation
{
    private Activate(Activation activation, Tensor value, Tensor output)
        : base(output, value) => Activation = activation;

    public Activation Activation { get; }

    public Tensor Value => Inputs[0];

    public override string Constants => Activation.ToString();

    public override ImmutableArray<Nest> Nests =>
        [Nest.Map(Output, axes => Expression.Of(Function.Of(Activation), Load.At(Value, axes)))];

    public static Tensor Append(NetworkGraph graph, string name, Activation activation, Tensor value) =>
        graph.Append(new Activate(activation, value, graph.NewValue(name, value.Shape)));

    public override void Export(OnnxExport onnx)
    {
        AxisOrder order = onnx.OrderOf(Value);
        (string type, string[] inputs, OnnxAttribute[] attributes) = ActivationOperators.Append(onnx, Activation, onnx.In(Value, order));
        onnx.Define(Output, order, type, inputs, attributes);
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (!adjoints.Needs(Value))
            return;
        Tensor reference = ActivateGradient.ReadsOutput(Activation) ? Output : Value;
        Tensor gradient = adjoints.Of(Output);
        adjoints.Contribute(Value, name => ActivateGradient.Append(adjoints.Graph, name, Activation, gradient, reference));
    }
}
