/// <summary>
/// Compares the gradient with finite differences, (loss(θ + h) - loss(θ - h)) / 2h for every parameter θ, of the same network
/// in plain double precision. In single precision, the difference of two losses would have almost no correct digits.
/// </summary>
internal static class GradientCheck
{
    private const int Inputs = PointClassifier.InputSize, Classes = PointClassifier.OutputSize;
    private const int Hidden = (PointClassifier.ParameterCount - Classes) / (Inputs + 1 + Classes);

    public static double LargestRelativeDifference(PointClassifier network, ReadOnlySpan<float> points, ReadOnlySpan<int> labels)
    {
        const double Step = 1e-6;
        float[] parameters = new float[PointClassifier.ParameterCount];
        float[] gradient = new float[PointClassifier.ParameterCount];
        network.CopyParametersTo(parameters);
        network.Gradients(points, labels, gradient);

        // Relative to the derivative, unless it is so small that it consists of rounding errors of larger terms.
        double smallest = 1e-3 * gradient.Max(MathF.Abs);
        double[] shifted = Array.ConvertAll(parameters, value => (double)value);
        double largest = 0;
        for (int i = 0; i < shifted.Length; i++)
        {
            shifted[i] = parameters[i] + Step;
            double above = Loss(shifted, points, labels);
            shifted[i] = parameters[i] - Step;
            double below = Loss(shifted, points, labels);
            shifted[i] = parameters[i];

            double expected = (above - below) / (2 * Step);
            largest = Math.Max(largest, Math.Abs(gradient[i] - expected) / Math.Max(Math.Abs(expected), smallest));
        }

        return largest;
    }

    /// <summary>The mean of -log softmax(logits)[label], computed by its definition.</summary>
    private static double Loss(ReadOnlySpan<double> parameters, ReadOnlySpan<float> points, ReadOnlySpan<int> labels)
    {
        // PyTorch's order: each layer's weight, a row for each of its units, then its bias.
        ReadOnlySpan<double> weight1 = parameters[..(Hidden * Inputs)];
        ReadOnlySpan<double> bias1 = parameters.Slice(weight1.Length, Hidden);
        ReadOnlySpan<double> weight2 = parameters.Slice(weight1.Length + Hidden, Classes * Hidden);
        ReadOnlySpan<double> bias2 = parameters[^Classes..];

        double[] point = new double[Inputs], hidden = new double[Hidden], logits = new double[Classes];
        double sum = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            for (int i = 0; i < Inputs; i++)
                point[i] = points[(sample * Inputs) + i];
            Multiply(weight1, bias1, point, hidden);
            for (int i = 0; i < Hidden; i++)
                hidden[i] = Math.Max(hidden[i], 0);
            Multiply(weight2, bias2, hidden, logits);

            sum -= Math.Log(Math.Exp(logits[labels[sample]]) / logits.Sum(Math.Exp));
        }

        return sum / labels.Length;
    }

    private static void Multiply(ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, double[] inputs, double[] outputs)
    {
        for (int unit = 0; unit < outputs.Length; unit++)
        {
            outputs[unit] = bias[unit];
            for (int i = 0; i < inputs.Length; i++)
                outputs[unit] += weight[(unit * inputs.Length) + i] * inputs[i];
        }
    }
}
