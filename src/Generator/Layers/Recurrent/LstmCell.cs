using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Layers;

/// <summary>
/// PyTorch's <c>torch.nn.LSTM</c>: i = σ(x_i + h_i), f = σ(x_f + h_f), g = tanh(x_g + h_g), o = σ(x_o + h_o), c' = f · c + i · g, h' = o · tanh(c'), where
/// x_g and h_g are the products of the input and of the output before with the gate's weights, and their biases.
/// </summary>
internal sealed record LstmCell : RecurrentCell
{
    public override string Kind => "lstm";

    public override IReadOnlyList<string> Gates => ["input", "forget", "cell", "output"];

    public override IReadOnlyList<string> States => ["hidden", "cell"];

    public override OnnxCell Onnx => new("LSTM", [0, 3, 1, 2], []);

    public override Tensor[] Append(NetworkGraph body, string name, Tensor[] inputs, Tensor[] recurrent, Tensor[] states)
    {
        Tensor input = Gate("Input", 0, Activation.Sigmoid), forget = Gate("Forget", 1, Activation.Sigmoid);
        Tensor candidate = Gate("New", 2, Activation.Tanh), output = Gate("Output", 3, Activation.Sigmoid);
        Tensor cell = Add.Append(
            body, name + "Cell", Multiply.Append(body, name + "Kept", forget, states[1]), Multiply.Append(body, name + "Added", input, candidate));
        Tensor hidden = Multiply.Append(body, name + "Hidden", output, Activate.Append(body, name + "Shown", Activation.Tanh, cell));
        return [hidden, cell];

        Tensor Gate(string gate, int i, Activation activation) =>
            Activate.Append(body, name + gate, activation, Add.Append(body, name + gate + "Sum", inputs[i], recurrent[i]));
    }
}
