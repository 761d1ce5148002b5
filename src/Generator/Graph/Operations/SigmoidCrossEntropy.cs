using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The mean over the samples and the outputs of -(weight · target · log σ(z) + (1 - target) · log σ(-z)). Its gradient with respect to an
/// output is ((1 - target) · σ(z) - weight · target · σ(-z)) / (samples · outputs), which is (σ(z) - target) / … without weights. Smoothing
/// makes the target (1 - ε) · target + ε / 2; a focal γ multiplies log σ(z) by σ(-z)^γ, and log σ(-z) by σ(z)^γ.
/// </summary>
internal sealed class SigmoidCrossEntropy : LossOperation
{
    private SigmoidCrossEntropy(SigmoidCrossEntropyDeclaration options, Tensor outputs, Tensor targets, Tensor result)
        : base(options, outputs, targets, result) => Options = options;

    public SigmoidCrossEntropyDeclaration Options { get; }

    public static Tensor Append(NetworkGraph graph, string name, Tensor outputs, Tensor targets, SigmoidCrossEntropyDeclaration options) =>
        graph.Append(new SigmoidCrossEntropy(options, outputs, targets, Result(graph, name, outputs, targets)));
}
