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

    private static string OutputName(LossDeclaration? loss) =>
        loss is SoftmaxCrossEntropyDeclaration or SigmoidCrossEntropyDeclaration or KlDivergenceDeclaration ? "logits" : "outputs";

    private static void AppendLoss(NetworkGraph graph, LossDeclaration? loss)
    {
        Tensor outputs = graph.Output;
        graph.Prediction = loss switch
        {
            SoftmaxCrossEntropyDeclaration or KlDivergenceDeclaration => Softmax.Append(graph, "probabilities", outputs),
            SigmoidCrossEntropyDeclaration => Activate.Append(graph, "probabilities", Activation.Sigmoid, outputs),
            _ => outputs,
        };

        if (loss is null)
            return;
        Tensor targets = graph.AddTarget(outputs.Shape);
        graph.Loss = loss switch
        {
            SoftmaxCrossEntropyDeclaration options => SoftmaxCrossEntropy.Append(graph, "loss", outputs, targets, options),
            SigmoidCrossEntropyDeclaration options => SigmoidCrossEntropy.Append(graph, "loss", outputs, targets, options),
            MeanSquaredErrorDeclaration => MeanSquaredError.Append(graph, "loss", outputs, targets),
            HuberLossDeclaration options => HuberLoss.Append(graph, "loss", outputs, targets, options),
            HingeLossDeclaration options => HingeLoss.Append(graph, "loss", outputs, targets, options),
            KlDivergenceDeclaration options => KlDivergence.Append(graph, "loss", outputs, targets, options),
            _ => throw new NotSupportedException($"{loss.GetType().Name} has no lowering."),
        };
    }
}
