using NetGen.Testing.Reference;

namespace NetGen.Generator.Tests.Differentiation.Evaluation;

/// <summary>Softmax and cross-entropy of whole batches, straight from their formulas.</summary>
internal static class SoftmaxLoss
{
    public static Matrix Probabilities(Matrix logits) => LogProbabilities(logits).Map(Math.Exp);

    public static Matrix MeanLoss(Matrix logits, Matrix targets) =>
        new([-LogProbabilities(logits).Zip(targets, (logProbability, target) => target * logProbability).Values.Sum() / logits.Rows], 1);

    public static Matrix Gradient(Matrix logits, Matrix targets)
    {
        Matrix probabilities = Probabilities(logits);
        return MatrixArithmetic.Build(logits.Rows, logits.Columns, (row, column) =>
            (probabilities[row, column] * targets.Row(row).ToArray().Sum() - targets[row, column]) / logits.Rows);
    }

    private static Matrix LogProbabilities(Matrix logits)
    {
        double[] normalisers = [.. Enumerable.Range(0, logits.Rows).Select(row => LogOfSum(logits.Row(row).ToArray()))];
        return MatrixArithmetic.Build(logits.Rows, logits.Columns, (row, column) => logits[row, column] - normalisers[row]);
    }

    private static double LogOfSum(double[] row) => row.Max() + Math.Log(row.Sum(logit => Math.Exp(logit - row.Max())));
}
