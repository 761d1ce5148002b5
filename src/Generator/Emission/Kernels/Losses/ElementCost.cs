using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>What a single output costs against its own target, as C# expressions, for the losses that look at no other.</summary>
internal static class ElementCost
{
    /// <summary>The target that the loss works on.</summary>
    public static string Target(LossOperation loss, string target) => loss is SigmoidCrossEntropy { Options.LabelSmoothing: > 0 and var smoothing }
        ? $"V.MultiplyAdd({target}, V.Create({Literals.Float(1 - smoothing)}), V.Create({Literals.Float(smoothing / 2)}))"
        : target;

    /// <param name="loss">The loss.</param>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, by name.</param>
    /// <param name="weight">What a target of 1 weighs; null where it weighs 1.</param>
    /// <param name="slope">What is done with the slope: <c>_</c>, or a declaration.</param>
    public static string Of(LossOperation loss, string output, string target, string? weight, string slope) => loss switch
    {
        CustomLoss => $"Losses.Given({target}, out {slope})",
        MeanSquaredError => $"Losses.SquaredError({output}, {target}, out {slope})",
        HuberLoss huber => $"Losses.Huber({output}, {target}, V.Create({Literals.Float(huber.Options.Delta)}), out {slope})",
        SigmoidCrossEntropy { Options.FocalGamma: > 0 and var gamma } =>
            $"Losses.FocalSigmoidCrossEntropy({output}, {Answers(target, weight)}, V.Create({Literals.Float(gamma)}), out {slope})",
        SigmoidCrossEntropy => $"Losses.SigmoidCrossEntropy({output}, {Answers(target, weight)}, out {slope})",
        _ => throw new NotSupportedException($"{loss.GetType().Name} has no cost of a single output."),
    };

    /// <summary>What yes and no weigh.</summary>
    private static string Answers(string target, string? weight) => $"{(weight is null ? "" : weight + " * ")}{target}, V.Create(1f) - {target}";
}
