using NetGen.Tool.Recognising;
using NetGen.Tool.Recognising.Rules;

namespace NetGen.Tool.Merging;

/// <summary>The loss of a network: it follows from the model's end, or is chosen.</summary>
/// <param name="Attribute">The name of the attribute; null if there is none.</param>
/// <param name="Reason">Why it is that one, as a sentence.</param>
internal sealed record LossChoice(string? Attribute, string Reason)
{
    public const string None = "none";

    private const string Dropout = "Dropout";
    private const string Softmax = "SoftmaxCrossEntropy", Sigmoid = "SigmoidCrossEntropy", SquaredError = "MeanSquaredError", Divergence = "KlDivergence";

    private static readonly Dictionary<string, string> EndNames = new(StringComparer.Ordinal)
    {
        [ActivationRules.SoftmaxKind] = "a softmax",
        [DecisionRules.LargestKind] = "the place of the largest value",
        [DecisionRules.TwoClassesKind] = "the probabilities of two classes",
    };

    public static IReadOnlyList<string> Names { get; } = [Softmax, Sigmoid, SquaredError, "HuberLoss", "HingeLoss", Divergence, None];

    /// <summary>The loss, and the network without what the loss implies.</summary>
    public static (ImportedNetwork Network, LossChoice Loss) For(ImportedNetwork network, string? chosen)
    {
        (network, string gives) = WithoutDecisions(network);
        Layer last = network.Output;
        bool endsInSoftmax = last.Kind == ActivationRules.SoftmaxKind, endsInSigmoid = last is { Kind: "Activate", Activation: Activation.Sigmoid };
        if (endsInSoftmax)
        {
            if (chosen is not (null or Softmax or Divergence))
                throw new ModelFileException($"The model ends in a softmax, which {Softmax} and {Divergence} compute; the loss {chosen} does not.");
            if (last.Shape.Channels < 2 || last.Inputs[0] == network.Input)
                throw new ModelFileException($"{last.Node}: it is a softmax of {last.Shape.Channels} outputs of no layer.");
            network = BeforeDropout(network with { Output = last.Inputs[0] });
        }
        else if (endsInSigmoid && (chosen is null or Sigmoid) && network.Layers.Any(HasTrainableParameters))
        {
            network = BeforeDropout(network with { Output = last.Inputs[0] });
        }

        string[] misplaced = [.. network.Layers.Where(layer => EndNames.ContainsKey(layer.Kind)).Select(layer => $"\n  - {layer.Node}: only the end of a network can be {EndNames[layer.Kind]}.")];
        if (misplaced.Length > 0)
            throw new ModelFileException($"The model cannot be imported:{string.Concat(misplaced)}");
        if (network.Output == network.Input)
            throw new ModelFileException("The model has no layer before its end.");
        if (!network.Layers.Any(HasTrainableParameters))
        {
            return endsInSoftmax || chosen is not (null or None)
                ? throw new ModelFileException("The model has no parameters, and so nothing that a loss could train.")
                : (WithoutDropout(network), new LossChoice(null, gives + "The model has no parameters to train, so the class only infers."));
        }

        LossChoice loss = Choose(network.Output, chosen, endsInSoftmax, endsInSigmoid);
        return (loss.Attribute is null ? WithoutDropout(network) : network, loss with { Reason = gives + loss.Reason });
    }

    /// <summary>The network without what a model computes of its predictions at its end, and what that is, as sentences.</summary>
    private static (ImportedNetwork Network, string Gives) WithoutDecisions(ImportedNetwork network)
    {
        string gives = "";
        network = BeforeDropout(network);
        while (network.Output is { Kind: DecisionRules.LargestKind or DecisionRules.TwoClassesKind, Inputs: [var before] } && before != network.Input)
        {
            gives += network.Output.Kind == DecisionRules.LargestKind
                ? "The model gives the class of the largest output, which Classify computes. "
                : "The model gives the probabilities of two classes, 1 - p and p; the network has one output, for p. ";
            network = BeforeDropout(network with { Output = before });
        }

        return (network, gives);
    }

    /// <summary>The network without dropout of its outputs, after which there is nothing to train.</summary>
    private static ImportedNetwork BeforeDropout(ImportedNetwork network)
    {
        while (network.Output is { Kind: Dropout, Inputs: [var before] })
            network = network with { Output = before };
        return network;
    }

    /// <summary>The network without what only training does. A value and its dropout are the same then, which no layer joins.</summary>
    private static ImportedNetwork WithoutDropout(ImportedNetwork network)
    {
        network = network.Layers.Where(layer => layer.Kind == Dropout).ToArray().Aggregate(network, LayerMerger.Without);
        Layer[] equal = [.. network.Layers.Where(layer => layer.Inputs.Distinct().Count() < layer.Inputs.Count)];
        return equal.Length == 0 ? network : throw new ModelFileException($"The model cannot be imported:{string.Concat(equal.Select(ProblemOf))}");

        static string ProblemOf(Layer join) =>
            $"\n  - {join.Node}: it {(join.Kind == "Concat" ? "concatenates" : "combines")} a value with itself, once there is no dropout.";
    }

    private static bool HasTrainableParameters(Layer layer) => layer.Tensors.Count > 0 && !layer.IsScale;

    private static LossChoice Choose(Layer last, string? chosen, bool endsInSoftmax, bool endsInSigmoid) => chosen switch
    {
        None => new LossChoice(null, "No loss was asked for, so the class only infers."),
        not null => new LossChoice(chosen, $"The loss was chosen by --loss {chosen}."),
        null when endsInSoftmax => new LossChoice(Softmax, "The model ends in a softmax, which Predict computes; Forward gives what is before it."),
        null when endsInSigmoid => new LossChoice(Sigmoid, "The model ends in a sigmoid, which Predict computes; Forward gives what is before it."),
        null when last.Shape.Channels > 1 && last is { Activation: Activation.Linear, Kind: not "Activate" } =>
            new LossChoice(Softmax, "The model does not say what its outputs mean: they are taken for the scores of classes. To import it with another loss, use --loss."),
        _ => new LossChoice(SquaredError, "The model does not say what its outputs mean: they are taken for numbers to predict. To import it with another loss, use --loss."),
    };
}
