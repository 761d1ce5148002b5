using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Layers;

/// <summary>PyTorch's <c>torch.nn.RNN</c>: h' = activation(x_h + h_h), the products of the input and of the output before, and their biases.</summary>
internal sealed record RnnCell(Activation Activation) : RecurrentCell
{
    public override string Kind => "rnn";

    public override IReadOnlyList<string> Gates => ["hidden"];

    public override IReadOnlyList<string> States => ["hidden"];

    public override OnnxCell? Onnx => ActivationOperators.OfSteps(Activation) is { } attributes ? new OnnxCell("RNN", [0], attributes) : null;

    public override Tensor[] Append(NetworkGraph body, string name, Tensor[] inputs, Tensor[] recurrent, Tensor[] states) =>
        [LayerScope.Activated(body, name + "Hidden", Activation, sum => Add.Append(body, sum, inputs[0], recurrent[0]))];
}
