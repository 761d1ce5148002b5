using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Graph;

/// <summary>Every loss for three outputs, alone and with its options.</summary>
internal static class DeclaredLosses
{
    private static readonly EquatableArray<float> Weights = new([0.5f, 1, 2]);

    public static IReadOnlyDictionary<string, LossDeclaration> Named { get; } = new Dictionary<string, LossDeclaration>
    {
        ["softmax"] = new SoftmaxCrossEntropyDeclaration(),
        ["softmax, smoothed"] = new SoftmaxCrossEntropyDeclaration(LabelSmoothing: 0.1f),
        ["softmax, weighted"] = new SoftmaxCrossEntropyDeclaration(ClassWeights: Weights),
        ["softmax, focal"] = new SoftmaxCrossEntropyDeclaration(FocalGamma: 2),
        ["softmax, ignoring"] = new SoftmaxCrossEntropyDeclaration(IgnoreIndex: 1),
        ["softmax, everything"] = new SoftmaxCrossEntropyDeclaration(0.2f, Weights, 1.5f, -1),
        ["divergence"] = new KlDivergenceDeclaration(),
        ["sigmoid"] = new SigmoidCrossEntropyDeclaration(),
        ["sigmoid, everything"] = new SigmoidCrossEntropyDeclaration(Weights, 0.2f, 2),
        ["squared error"] = new MeanSquaredErrorDeclaration(),
        ["Huber"] = new HuberLossDeclaration(0.5f),
        ["hinge"] = new HingeLossDeclaration(),
    };
}
