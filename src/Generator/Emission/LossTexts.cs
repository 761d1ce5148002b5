using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Emission;

/// <summary>What a loss means, in the words of the generated documentation.</summary>
/// <param name="Name">The loss with its options, as the remarks on the class list it.</param>
/// <param name="Predictions">The meaning of the result of <c>Predict</c>.</param>
/// <param name="Labels">What a class index is.</param>
/// <param name="Rows">What a row of targets is.</param>
internal sealed record LossTexts(string Name, string Predictions, string Labels, string Rows)
{
    private const string Themselves = "the outputs themselves";
    private const string SoftmaxOfOutputs = "the softmax of the outputs, one probability per class";

    public static LossTexts Of(LossOperation loss)
    {
        // One label, or one row of targets, for each row of the outputs.
        (string row, string outputs) = loss.Outputs.Shape.RowsPerSample == 1 ? ("sample", "OutputSize") : ("row", "OutputFeatures");
        string classIndices = $"The index of each {row}'s class, 0 to {outputs} - 1.";
        string values = $"{outputs} values per {row}.", distributions = $"{outputs} probabilities per {row}.";
        return loss switch
        {
            SoftmaxCrossEntropy entropy => new(
                "softmax cross-entropy" + OptionsOf(entropy.Options),
                SoftmaxOfOutputs,
                entropy.Options.IgnoreIndex is int ignored ? $"{classIndices.TrimEnd('.')}, or {Literals.Integer(ignored)} if it is unknown." : classIndices,
                distributions),
            KlDivergence => new("Kullback-Leibler divergence", SoftmaxOfOutputs, classIndices, distributions),
            SigmoidCrossEntropy entropy => new(
                "sigmoid cross-entropy" + OptionsOf(entropy.Options),
                "the sigmoid of the outputs, one probability each",
                $"1 for each {row} of the positive class, 0 for each other {row}.",
                $"{outputs} probabilities per {row}, each 0 to 1."),
            CustomLoss => new("custom loss", Themselves, classIndices, values),
            MeanSquaredError => new("mean squared error", Themselves, classIndices, values),
            HuberLoss huber => new($"Huber loss, quadratic up to {Number(huber.Options.Delta)}", Themselves, classIndices, values),
            HingeLoss hinge => new($"hinge loss, margin {Number(hinge.Options.Margin)}", Themselves, classIndices, values),
            _ => throw new NotSupportedException($"{loss.GetType().Name} has no texts."),
        };
    }

    private static string OptionsOf(SoftmaxCrossEntropyDeclaration options) =>
        Smoothing(options.LabelSmoothing)
        + (options.ClassWeights.Count > 0 ? ", weighted classes" : "")
        + Focal(options.FocalGamma)
        + (options.IgnoreIndex is int index ? $", ignoring {Literals.Integer(index)}" : "");

    private static string OptionsOf(SigmoidCrossEntropyDeclaration options) =>
        Smoothing(options.LabelSmoothing) + (options.PositiveWeights.Count > 0 ? ", weighted positives" : "") + Focal(options.FocalGamma);

    private static string Smoothing(float smoothing) => smoothing > 0 ? $", label smoothing {Number(smoothing)}" : "";

    private static string Focal(float gamma) => gamma > 0 ? $", focal {Number(gamma)}" : "";

    private static string Number(float value) => Literals.Float(value).TrimEnd('f');
}
