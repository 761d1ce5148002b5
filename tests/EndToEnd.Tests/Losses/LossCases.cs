using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Losses;

/// <summary>Every loss, each of its options alone, and options together.</summary>
public static class LossCases
{
    public static IReadOnlyList<LossFunction> Of(int outputs)
    {
        float[] weights = [.. Enumerable.Range(0, outputs).Select(k => 0.4f + 0.35f * (k % 6))];
        int last = outputs - 1;
        return
        [
            new SoftmaxCrossEntropy(),
            new SoftmaxCrossEntropy(LabelSmoothing: 0.1f),
            new SoftmaxCrossEntropy(ClassWeights: weights),
            new SoftmaxCrossEntropy(FocalGamma: 0.5f),
            new SoftmaxCrossEntropy(FocalGamma: 1),
            new SoftmaxCrossEntropy(FocalGamma: 2),
            new SoftmaxCrossEntropy(FocalGamma: 3),
            new SoftmaxCrossEntropy(FocalGamma: 3.5f),
            new SoftmaxCrossEntropy(IgnoreIndex: -100),
            new SoftmaxCrossEntropy(LabelSmoothing: 0.3f, ClassWeights: weights),
            new SoftmaxCrossEntropy(LabelSmoothing: 0.1f, FocalGamma: 2),
            new SoftmaxCrossEntropy(ClassWeights: weights, FocalGamma: 1.5f),
            new SoftmaxCrossEntropy(0.2f, weights, 0.7f),
            new SoftmaxCrossEntropy(0.1f, null, 0, IgnoreIndex: 255),
            new SoftmaxCrossEntropy(0, weights, 0, IgnoreIndex: outputs > 1 ? last : -1),
            new SoftmaxCrossEntropy(0.1f, weights, 2, IgnoreIndex: -1),
            new SoftmaxCrossEntropy(ValidateTargets: false),
            new KlDivergenceLoss(),
            new SigmoidCrossEntropy(),
            new SigmoidCrossEntropy(PositiveWeights: weights),
            new SigmoidCrossEntropy(LabelSmoothing: 0.1f),
            new SigmoidCrossEntropy(FocalGamma: 0.5f),
            new SigmoidCrossEntropy(FocalGamma: 2),
            new SigmoidCrossEntropy(weights, 0.2f, 1.5f),
            new MeanSquaredError(),
            new HuberLoss(),
            new HuberLoss(Delta: 0.3f),
            new HingeLoss(),
            new HingeLoss(Margin: 0.5f),
        ];
    }

    /// <summary>The losses by their attributes, for theories.</summary>
    public static IEnumerable<string> Attributes => Of(3).Select(loss => loss.Attribute);

    /// <summary>The loss whose attribute for three outputs was named, for as many outputs as are asked for.</summary>
    public static LossFunction Named(string attribute, int outputs)
    {
        int index = Of(3).Select(loss => loss.Attribute).ToList().IndexOf(attribute);
        return Of(outputs)[index];
    }
}
