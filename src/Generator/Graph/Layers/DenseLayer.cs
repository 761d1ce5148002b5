using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Layers;

/// <summary>A fully connected layer: activation(input · weightᵀ + bias).</summary>
internal static class DenseLayer
{
    public static Tensor Append(NetworkGraph graph, Tensor input, DenseDeclaration layer, string path, string number, string outputName)
    {
        int inputs = input.Shape.Features;
        bool activates = layer.Activation != Activation.Linear;
        string sumName = activates ? outputName + "Sum" : outputName;
        string productName = layer.UseBias ? outputName + "Product" : sumName;

        InitialValues weights = InitialWeights.Of(layer.Initializer, layer.InitialValue, layer.Activation, inputs, layer.Units);
        Tensor weight = graph.AddParameter("weight" + number, new Shape(layer.Units, inputs), weights, path + ".weight");
        Tensor value = MatMul.Append(graph, productName, input, weight, transposeRight: true);
        if (layer.UseBias)
        {
            Tensor bias = graph.AddParameter("bias" + number, new Shape(layer.Units), InitialValues.Constant(layer.InitialBias), path + ".bias");
            value = AddBias.Append(graph, sumName, value, bias);
        }

        return activates ? Activate.Append(graph, outputName, layer.Activation, value) : value;
    }
}
