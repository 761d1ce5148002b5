using System.Globalization;
using NetGen.Generator.Graph.Layers;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph;

/// <summary>Turns a declaration into the operations of its forward pass and its loss.</summary>
internal static class Lowering
{
    public static NetworkGraph Lower(NetworkDeclaration declaration)
    {
        var graph = new NetworkGraph(declaration.InputSize);
        Tensor value = graph.Input;
        string[] paths = LayerNames.Of(declaration.Layers);
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            string output = i < declaration.Layers.Count - 1 ? "hidden" + number : OutputName(declaration.Loss);
            value = declaration.Layers[i] switch
            {
                DenseDeclaration dense => DenseLayer.Append(graph, value, dense, paths[i], number, output),
                LayerDeclaration layer => throw new NotSupportedException($"{layer.GetType().Name} has no lowering."),
            };
        }

        graph.Output = value;
        AppendLoss(graph, declaration.Loss);
        return graph;
    }

    private static string OutputName(LossDeclaration? loss) => loss is SoftmaxCrossEntropyDeclaration ? "logits" : "outputs";

    private static void AppendLoss(NetworkGraph graph, LossDeclaration? loss)
    {
        switch (loss)
        {
            case null:
                graph.Prediction = graph.Output;
                break;
            case SoftmaxCrossEntropyDeclaration:
                graph.Prediction = Softmax.Append(graph, "probabilities", graph.Output);
                graph.Loss = SoftmaxCrossEntropy.Append(graph, "loss", graph.Output, graph.AddTarget(graph.Output.Shape));
                break;
            default:
                throw new NotSupportedException($"{loss.GetType().Name} has no lowering.");
        }
    }
}
