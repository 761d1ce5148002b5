namespace NetGen.Testing.Reference;

/// <summary>log softmax of one row, and the targets that softmax losses compare it with.</summary>
internal static class Softmax
{
    public static double[] Logarithms(ReadOnlySpan<double> outputs)
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

    /// <summary>The row of targets of a sample; a class index means all of the target on that class.</summary>
    public static double[] Target(Targets targets, int sample, int classes)
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

    public static void Predict(ReadOnlySpan<double> outputs, Span<double> predictions)
    {
        double[] logarithms = Logarithms(outputs);
        for (int k = 0; k < logarithms.Length; k++)
            predictions[k] = Math.Exp(logarithms[k]);
    }
}
