namespace NetGen.Testing.Reference;

/// <summary>
/// -Σ target · log softmax(outputs), averaged over the samples; a class index means all of the target on that class. Smoothing spreads a
/// share of the target evenly, weights multiply each class's term, and the focal loss multiplies it by (1 - p)^gamma. The mean over class
/// indices is weighted by their classes, without those that are ignored.
/// </summary>
public sealed record SoftmaxCrossEntropy(
    float LabelSmoothing = 0, float[]? ClassWeights = null, float FocalGamma = 0, int? IgnoreIndex = null, bool ValidateTargets = true)
    : LossFunction
{
    public override string Attribute => AttributeText.Of(
        "SoftmaxCrossEntropy",
        AttributeText.Number(nameof(LabelSmoothing), LabelSmoothing),
        AttributeText.Numbers(nameof(ClassWeights), ClassWeights),
        AttributeText.Number(nameof(FocalGamma), FocalGamma),
        AttributeText.Integer(nameof(IgnoreIndex), IgnoreIndex),
        AttributeText.Flag(nameof(ValidateTargets), ValidateTargets, otherwise: true));

    public override int? IgnoredLabel => IgnoreIndex;

    public override bool TakesRows(int outputs) => IgnoreIndex is null;

    public override double Evaluate(Matrix outputs, Targets targets, Matrix gradient)
    {
        double total = 0;
        double weight = Enumerable.Range(0, outputs.Rows).Sum(n => WeightOf(targets, n));
        for (int n = 0; n < outputs.Rows; n++)
        {
            Span<double> gradientRow = gradient.Row(n);
            gradientRow.Clear();
            if (IsIgnored(targets, n))
                continue;

            double[] target = Softmax.Target(targets, n, outputs.Columns);
            double[] logProbability = Softmax.Logarithms(outputs.Row(n));
            double slopes = 0;
            for (int k = 0; k < target.Length; k++)
            {
                double coefficient = (target[k] * (1 - LabelSmoothing) + (double)LabelSmoothing / target.Length) * (ClassWeights?[k] ?? 1);
                // 0 · log 0 is 0 here: a class without target costs nothing.
                if (coefficient == 0)
                    continue;
                total -= coefficient * Math.Pow(1 - Math.Exp(logProbability[k]), FocalGamma) * logProbability[k];
                double slope = coefficient / weight * Slope(logProbability[k]);
                slopes += slope;
                gradientRow[k] -= slope;
            }

            for (int j = 0; j < target.Length; j++)
                gradientRow[j] += slopes * Math.Exp(logProbability[j]);
        }

        return total / weight;
    }

    public override void Predict(ReadOnlySpan<double> outputs, Span<double> predictions) => Softmax.Predict(outputs, predictions);

    /// <summary>
    /// With f(p) = -(1 - p)^γ log p, the derivative with respect to output j is f'(p) · p · (δ - pⱼ), where
    /// -f'(p) · p = (1 - p)^γ - γ · p · (1 - p)^(γ - 1) · log p.
    /// </summary>
    private double Slope(double logProbability)
    {
        double probability = Math.Exp(logProbability);
        double slope = Math.Pow(1 - probability, FocalGamma);
        if (FocalGamma != 0 && probability < 1)
            slope -= FocalGamma * probability * Math.Pow(1 - probability, FocalGamma - 1) * logProbability;
        return slope;
    }

    private bool IsIgnored(Targets targets, int sample) => targets is ClassLabels labels && labels.Labels.Span[sample] == IgnoreIndex;

    private double WeightOf(Targets targets, int sample) =>
        targets is not ClassLabels labels ? 1 : IsIgnored(targets, sample) ? 0 : ClassWeights?[labels.Labels.Span[sample]] ?? 1;
}
