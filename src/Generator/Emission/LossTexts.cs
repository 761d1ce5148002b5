using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Emission;

/// <summary>What a loss means, in the words of the generated documentation.</summary>
/// <param name="Name">The loss with its options, as the remarks on the class list it.</param>
/// <param name="Predictions">What <c>Predict</c> makes of the outputs.</param>
/// <param name="Labels">What a class index is.</param>
/// <param name="Rows">What a row of targets is.</param>
internal sealed record LossTexts(string Name, string Predictions, string Labels, string Rows)
{
    private const string ClassIndices = "The index of each sample's class, 0 up to OutputSize.";

    public static LossTexts Of(LossOperation loss) => loss switch
    {
        SoftmaxCrossEntropy => new(
            "softmax cross-entropy",
            "the softmax of the outputs, one probability a class",
            ClassIndices,
            "OutputSize probabilities a sample."),
        _ => throw new NotSupportedException($"{loss.GetType().Name} has no texts."),
    };
}
