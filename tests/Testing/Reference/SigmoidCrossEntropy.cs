namespace NetGen.Testing.Reference;

/// <summary>
/// -(weight · target · log p + (1 - target) · log (1 - p)) with p = sigmoid(output), averaged over the samples and the outputs. Smoothing
/// moves targets towards a half, and the focal loss multiplies log p by (1 - p)^gamma and log (1 - p) by p^gamma.
/// </summary>
public sealed record SigmoidCrossEntropy(float[]? PositiveWeights = null, float LabelSmoothing = 0, float FocalGamma = 0) : ElementLoss
{
    public override string Attribute => AttributeText.Of(
        "SigmoidCrossEntropy",
        AttributeText.Numbers(nameof(PositiveWeights), PositiveWeights),
        AttributeText.Number(nameof(LabelSmoothing), LabelSmoothing),
        AttributeText.Number(nameof(FocalGamma), FocalGamma));

    public override RowContent Rows => RowContent.Probabilities;

    public override int Classes(int outputs) => outputs == 1 ? 2 : 0;

    public override bool TakesLabels(int outputs) => outputs == 1;

    public override void Predict(ReadOnlySpan<double> outputs, Span<double> predictions)
    {
        for (int k = 0; k < outputs.Length; k++)
            predictions[k] = 1 / (1 + Math.Exp(-outputs[k]));
    }

    protected override (double Cost, double Slope) Cost(double output, double target, int index)
    {
        target = target * (1 - LabelSmoothing) + LabelSmoothing / 2d;
        (double cost, double slope) positive = Answer(output), negative = Answer(-output);
        double weight = PositiveWeights?[index] ?? 1;
        return (
            weight * target * positive.cost + (1 - target) * negative.cost,
            weight * target * positive.slope - (1 - target) * negative.slope);
    }

    /// <summary>σ(-z)^γ · -log σ(z), and its derivative.</summary>
    private (double Cost, double Slope) Answer(double z)
    {
        double surprise = Math.Max(-z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
        double right = 1 / (1 + Math.Exp(-z)), wrong = 1 / (1 + Math.Exp(z));
        double focus = Math.Pow(wrong, FocalGamma);
        return (focus * surprise, -focus * (wrong + FocalGamma * right * surprise));
    }
}
