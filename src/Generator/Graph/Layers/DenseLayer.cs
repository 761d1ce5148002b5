using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Layers;

/// <summary>A fully connected layer: activation(input · weightᵀ + bias).</summary>
internal sealed class DenseLayer
{
    private readonly NetworkGraph _graph;
    private readonly DenseDeclaration _layer;
    private readonly Tensor _weight;
    private readonly Tensor? _bias;

    /// <summary>Adds the layer's parameters to the graph.</summary>
    public DenseLayer(NetworkGraph graph, DenseDeclaration layer, int inputs, string path, string number)
    {
        _graph = graph;
        _layer = layer;
        InitialValues weights = InitialWeights.Of(layer.Initializer, layer.InitialValue, layer.Activation, inputs, layer.Units);
        _weight = graph.AddParameter("weight" + number, new Shape(layer.Units, inputs), weights, path + ".weight", layer.Trainable);
        if (!layer.UseBias)
            return;
        InitialValues biases = InitialValues.Constant(layer.InitialBias);
        _bias = graph.AddParameter("bias" + number, new Shape(layer.Units), biases, path + ".bias", layer.Trainable);
    }

    /// <summary>Appends what the layer does with an input.</summary>
    public Tensor Append(Tensor input, string outputName)
    {
        bool activates = _layer.Activation != Activation.Linear;
        string sumName = activates ? outputName + "Sum" : outputName;
        string productName = _bias is null ? sumName : outputName + "Product";
        Tensor value = MatMul.Append(_graph, productName, input, _weight, transposeRight: true);
        if (_bias is not null)
            value = Add.Append(_graph, sumName, value, _bias);
        return activates ? Activate.Append(_graph, outputName, _layer.Activation, value) : value;
    }
}
