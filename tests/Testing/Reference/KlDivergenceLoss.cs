namespace NetGen.Testing.Reference;

/// <summary>Σ target · log (target / softmax(outputs)), averaged over the samples.</summary>
public sealed record KlDivergenceLoss : LossFunction
{
    public override string Attribute => "[KlDivergence]";

    public override bool TakesLabels(int outputs) => false;

    public override double Evaluate(Matrix outputs, Targets targets, Matrix gradient)
    {
        double total = 0;
        for (int n = 0; n < outputs.Rows; n++)
        {
            double[] target = Softmax.Target(targets, n, outputs.Columns);
            double[] logProbability = Softmax.Logarithms(outputs.Row(n));
            for (int k = 0; k < target.Length; k++)
            {
                total += target[k] * ((target[k] > 0 ? Math.Log(target[k]) : 0) - logProbability[k]);
                gradient[n, k] = (target.Sum() * Math.Exp(logProbability[k]) - target[k]) / outputs.Rows;
            }
        }

        return total / outputs.Rows;
    }

    public override void Predict(ReadOnlySpan<double> outputs, Span<double> predictions) => Softmax.Predict(outputs, predictions);
}
