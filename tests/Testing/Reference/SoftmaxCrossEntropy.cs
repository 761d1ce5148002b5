namespace NetGen.Testing.Reference;

/// <summary>-Σ target · log softmax(outputs), averaged over the samples; a class index means all of the target on that class.</summary>
public sealed record SoftmaxCrossEntropy : LossFunction
{
    public override string Attribute => "[SoftmaxCrossEntropy]";

    public override double Evaluate(Matrix outputs, Targets targets, Matrix gradient)
    {
        double total = 0;
        for (int n = 0; n < outputs.Rows; n++)
        {
            double[] target = TargetOf(targets, n, outputs.Columns);
            double[] logProbability = LogSoftmax(outputs.Row(n));
            double weight = target.Sum();
            for (int k = 0; k < target.Length; k++)
            {
                // 0 · log 0 is 0 here: a class without target costs nothing.
                if (target[k] != 0)
                    total -= target[k] * logProbability[k];
                gradient[n, k] = (weight * Math.Exp(logProbability[k]) - target[k]) / outputs.Rows;
            }
        }

        return total / outputs.Rows;
    }

    public override void Predict(ReadOnlySpan<double> outputs, Span<double> predictions)
    {
        double[] logProbability = LogSoftmax(outputs);
        for (int k = 0; k < logProbability.Length; k++)
            predictions[k] = Math.Exp(logProbability[k]);
    }

    private static double[] TargetOf(Targets targets, int sample, int classes)
    {
        double[] target = new double[classes];
        switch (targets)
        {
            case ClassLabels labels:
                target[labels.Labels.Span[sample]] = 1;
                break;
            case TargetRows rows:
                for (int k = 0; k < classes; k++)
                    target[k] = rows.Values.Span[sample * classes + k];
                break;
        }

        return target;
    }

    private static double[] LogSoftmax(ReadOnlySpan<double> outputs)
    {
        double largest = double.NegativeInfinity;
        foreach (double output in outputs)
            largest = Math.Max(largest, output);

        double sum = 0;
        foreach (double output in outputs)
            sum += Math.Exp(output - largest);

        double[] result = new double[outputs.Length];
        for (int k = 0; k < result.Length; k++)
            result[k] = outputs[k] - largest - Math.Log(sum);
        return result;
    }
}
