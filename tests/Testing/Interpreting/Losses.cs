extern alias compiler;

using compiler::NetGen.Generator.Graph.Operations;
using compiler::NetGen.Generator.Parsing;
using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>The reference's losses, by the compiler's declarations.</summary>
internal static class Losses
{
    public static Matrix MeanLoss(LossOperation loss, Matrix outputs, Matrix targets) => Evaluate(loss, outputs, targets).Loss;

    public static Matrix Gradient(LossOperation loss, Matrix outputs, Matrix targets) => Evaluate(loss, outputs, targets).Gradient;

    private static (Matrix Loss, Matrix Gradient) Evaluate(LossOperation loss, Matrix outputs, Matrix targets)
    {
        var gradient = new Matrix(outputs.Rows, outputs.Columns);
        double mean = Named(loss.Declaration).Evaluate(outputs, loss.TakesRows ? RowsOf(targets) : LabelsOf(targets), gradient);
        return (new Matrix([mean], 1), gradient);
    }

    private static LossFunction Named(LossDeclaration declaration) => declaration switch
    {
        SoftmaxCrossEntropyDeclaration entropy => new Testing.Reference.SoftmaxCrossEntropy(
            entropy.LabelSmoothing, ArrayOf(entropy.ClassWeights), entropy.FocalGamma, entropy.IgnoreIndex),
        SigmoidCrossEntropyDeclaration entropy => new Testing.Reference.SigmoidCrossEntropy(
            ArrayOf(entropy.PositiveWeights), entropy.LabelSmoothing, entropy.FocalGamma),
        MeanSquaredErrorDeclaration => new Testing.Reference.MeanSquaredError(),
        HuberLossDeclaration huber => new Testing.Reference.HuberLoss(huber.Delta),
        HingeLossDeclaration hinge => new Testing.Reference.HingeLoss(hinge.Margin),
        KlDivergenceDeclaration => new KlDivergenceLoss(),
        _ => throw new NotSupportedException($"{declaration.GetType().Name} has no meaning here."),
    };

    private static float[]? ArrayOf(EquatableArray<float> weights) => weights.Count > 0 ? [.. weights] : null;

    private static TargetRows RowsOf(Matrix targets) => new(Array.ConvertAll(targets.Values, target => (float)target), targets.Columns);

    /// <summary>The class with the largest target.</summary>
    private static ClassLabels LabelsOf(Matrix targets) =>
        new(Enumerable.Range(0, targets.Rows).Select(row => targets.Row(row).IndexOf(targets.Row(row).ToArray().Max())).ToArray());
}
