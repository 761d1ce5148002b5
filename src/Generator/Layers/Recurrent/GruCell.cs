using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Layers;

/// <summary>
/// PyTorch's <c>torch.nn.GRU</c>: r = σ(x_r + h_r), z = σ(x_z + h_z), n = tanh(x_n + r · h_n), h' = (1 - z) · n + z · h, where x_g and h_g are the
/// products of the input and of the output before with the gate's weights, and their biases.
/// </summary>
internal sealed record GruCell : RecurrentCell
{
    public override string Kind => "gru";

    public override IReadOnlyList<string> Gates => ["reset", "update", "new"];

    public override IReadOnlyList<string> States => ["hidden"];

    public override OnnxCell Onnx => new("GRU", [1, 0, 2], [OnnxAttribute.Of("linear_before_reset", 1)]);

    public override Tensor[] Append(NetworkGraph body, string name, Tensor[] inputs, Tensor[] recurrent, Tensor[] states)
    {
        Tensor reset = Gate("Reset", 0), update = Gate("Update", 1);
        Tensor memory = Multiply.Append(body, name + "Memory", recurrent[2], reset);
        Tensor candidate = Activate.Append(body, name + "New", Activation.Tanh, Add.Append(body, name + "NewSum", inputs[2], memory));
        return [Interpolate.Append(body, name + "Hidden", update, candidate, states[0])];

        Tensor Gate(string gate, int i) =>
            Activate.Append(body, name + gate, Activation.Sigmoid, Add.Append(body, name + gate + "Sum", inputs[i], recurrent[i]));
    }
}
