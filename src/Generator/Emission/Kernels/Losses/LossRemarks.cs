using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Says in a formula what a loss and its gradient are.</summary>
internal static class LossRemarks
{
    /// <summary>The loss of one sample.</summary>
    public static string Value(LossOperation loss, string outputs) => loss switch
    {
        SoftmaxCrossEntropy { Options.FocalGamma: > 0 and var gamma } =>
            $"-(1 - p)^{Number(gamma)} x log p at the target, p = softmax({outputs})",
        SoftmaxCrossEntropy => $"-log softmax({outputs}) at the target",
        KlDivergence => $"the divergence of softmax({outputs}) from the target",
        SigmoidCrossEntropy { Options.FocalGamma: > 0 and var gamma } =>
            $"the mean of -(1 - p)^{Number(gamma)} x log p of each target, p = sigmoid({outputs})",
        SigmoidCrossEntropy => $"the mean of -log sigmoid({outputs}) of each target",
        MeanSquaredError => $"the mean of ({outputs} - target)^2",
        HuberLoss => $"the mean Huber loss of {outputs} - target, quadratic up to {Number(((HuberLoss)loss).Options.Delta)}",
        CustomLoss => "the caller's loss",
        HingeLoss => $"the mean of max(0, margin + {outputs} - label's output)",
        _ => throw new NotSupportedException($"{loss.GetType().Name} has no remarks."),
    };

    /// <summary>The gradient of one sample's loss.</summary>
    public static string Gradient(LossOperation loss) => loss switch
    {
        SoftmaxCrossEntropy { Options.FocalGamma: > 0 } => $"(softmax({loss.Outputs.Name}) x sum of h - h), h = target x slope of the focal loss",
        SoftmaxCrossEntropy or KlDivergence => $"(softmax({loss.Outputs.Name}) - target)",
        SigmoidCrossEntropy { Options.FocalGamma: > 0 } => "the slope of the focal loss",
        SigmoidCrossEntropy => $"(sigmoid({loss.Outputs.Name}) - target)",
        MeanSquaredError => $"2 ({loss.Outputs.Name} - target)",
        HuberLoss => $"({loss.Outputs.Name} - target, limited)",
        CustomLoss => "the caller's gradient",
        HingeLoss => "(1 for each class within the margin, minus their number for the label)",
        _ => throw new NotSupportedException($"{loss.GetType().Name} has no remarks."),
    };

    private static string Number(float value) => Literals.Float(value).TrimEnd('f');
}
