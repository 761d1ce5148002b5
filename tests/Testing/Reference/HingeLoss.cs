namespace NetGen.Testing.Reference;

/// <summary>Σ max(0, margin - output[label] + output[k]) / classes over all other classes, averaged over the samples.</summary>
public sealed record HingeLoss(float Margin = 1) : LossFunction
{
    private const double NearJump = 1e-4;

    public override string Attribute => AttributeText.Of("HingeLoss", AttributeText.Number(nameof(Margin), Margin, otherwise: 1));

    public override bool TakesRows(int outputs) => false;

    public override double Evaluate(Matrix outputs, Targets targets, Matrix gradient)
    {
        double total = 0;
        for (int n = 0; n < outputs.Rows; n++)
        {
            int label = ((ClassLabels)targets).Labels.Span[n];
            gradient.Row(n).Clear();
            for (int k = 0; k < outputs.Columns; k++)
            {
                double excess = Margin - outputs[n, label] + outputs[n, k];
                if (k == label || excess <= 0)
                    continue;
                total += excess;
                gradient[n, k] += 1d / outputs.Values.Length;
                gradient[n, label] -= 1d / outputs.Values.Length;
            }
        }

        return total / outputs.Values.Length;
    }

    public override bool IsNearJump(ReadOnlySpan<double> outputs, int label)
    {
        for (int k = 0; k < outputs.Length; k++)
        {
            double size = Margin + Math.Abs(outputs[label]) + Math.Abs(outputs[k]);
            if (k != label && Math.Abs(Margin - outputs[label] + outputs[k]) < NearJump * size)
                return true;
        }

        return false;
    }
}
