using System.Globalization;
using NetGen.Generator.Graph.Layers;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph;

/// <summary>
/// Turns a declaration into the operations of its forward pass and its loss. From the first dropout on there are two of both: the network
/// as it infers, and as it is in training, over the same parameters.
/// </summary>
internal static class Lowering
{
    public static NetworkGraph Lower(NetworkDeclaration declaration)
    {
        var graph = new NetworkGraph(declaration.InputSize);
        Tensor value = graph.Input, inTraining = graph.Input;
        string[] paths = LayerNames.Of(declaration.Layers);
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            string output = i < declaration.Layers.Count - 1 ? "hidden" + number : OutputName(declaration.Loss);
            switch (declaration.Layers[i])
            {
                case DenseDeclaration dense:
                    var layer = new DenseLayer(graph, dense, value.Shape.Columns, paths[i], number);
                    bool isSame = value == inTraining;
                    value = layer.Append(value, output);
                    inTraining = isSame ? value : layer.Append(inTraining, "training" + char.ToUpperInvariant(output[0]) + output.Substring(1));
                    break;
                case DropoutDeclaration { Rate: var rate }:
                    if (rate > 0 && declaration.Loss is not null)
                        inTraining = Dropout.Append(graph, "dropped" + number, rate, i + 1, inTraining);
                    break;
                case LayerDeclaration unknown:
                    throw new NotSupportedException($"{unknown.GetType().Name} has no lowering.");
            }
        }

        graph.Output = value;
        graph.Prediction = PredictionOf(graph, declaration.Loss);
        if (declaration.Loss is { } loss)
            AppendLosses(graph, loss, inTraining);
        if (declaration.Penalty is { } penalty)
            AppendPenalties(graph, penalty);
        return graph;
    }

    private static string OutputName(LossDeclaration? loss) =>
        loss is SoftmaxCrossEntropyDeclaration or SigmoidCrossEntropyDeclaration or KlDivergenceDeclaration ? "logits" : "outputs";

    private static Tensor PredictionOf(NetworkGraph graph, LossDeclaration? loss) => loss switch
    {
        SoftmaxCrossEntropyDeclaration or KlDivergenceDeclaration => Softmax.Append(graph, "probabilities", graph.Output),
        SigmoidCrossEntropyDeclaration => Activate.Append(graph, "probabilities", Activation.Sigmoid, graph.Output),
        _ => graph.Output,
    };

    private static void AppendLosses(NetworkGraph graph, LossDeclaration loss, Tensor outputsInTraining)
    {
        Tensor targets = graph.AddTarget(graph.Output.Shape);
        graph.Loss = Loss(graph, "loss", loss, graph.Output, targets);
        if (outputsInTraining != graph.Output)
            graph.TrainingLoss = Loss(graph, "trainingLoss", loss, outputsInTraining, targets);
    }

    private static Tensor Loss(NetworkGraph graph, string name, LossDeclaration loss, Tensor outputs, Tensor targets) => loss switch
    {
        SoftmaxCrossEntropyDeclaration options => SoftmaxCrossEntropy.Append(graph, name, outputs, targets, options),
        SigmoidCrossEntropyDeclaration options => SigmoidCrossEntropy.Append(graph, name, outputs, targets, options),
        MeanSquaredErrorDeclaration => MeanSquaredError.Append(graph, name, outputs, targets),
        HuberLossDeclaration options => HuberLoss.Append(graph, name, outputs, targets, options),
        HingeLossDeclaration options => HingeLoss.Append(graph, name, outputs, targets, options),
        KlDivergenceDeclaration options => KlDivergence.Append(graph, name, outputs, targets, options),
        _ => throw new NotSupportedException($"{loss.GetType().Name} has no lowering."),
    };

    private static void AppendPenalties(NetworkGraph graph, PenaltyDeclaration penalty)
    {
        foreach (Parameter weight in graph.Parameters.Where(parameter => parameter is { IsTrainable: true, IsWeight: true }))
            WeightPenalty.Append(graph, penalty, weight);
    }
}
