namespace NetGen.Testing.Reference;

/// <summary>Adam, as torch.optim.Adam defines it.</summary>
public sealed record Adam(float Beta1 = 0.9f, float Beta2 = 0.999f, float Epsilon = 1e-8f, float WeightDecay = 0) : Optimizer
{
    protected override IEnumerable<(string Name, object Value, object Default)> Options =>
        [("Beta1", Beta1, 0.9f), ("Beta2", Beta2, 0.999f), ("Epsilon", Epsilon, 1e-8f), ("WeightDecay", WeightDecay, 0f)];

    public override Update Begin(int parameterCount)
    {
        double[] mean = new double[parameterCount], square = new double[parameterCount];
        int step = 0;
        return (parameters, gradients, learningRate) =>
        {
            step++;
            for (int i = 0; i < mean.Length; i++)
            {
                double gradient = gradients[i] + Meant(WeightDecay) * parameters[i];
                mean[i] = Meant(Beta1) * mean[i] + (1 - Meant(Beta1)) * gradient;
                square[i] = Meant(Beta2) * square[i] + (1 - Meant(Beta2)) * gradient * gradient;
                double correctedMean = mean[i] / (1 - Math.Pow(Meant(Beta1), step));
                double correctedSquare = square[i] / (1 - Math.Pow(Meant(Beta2), step));
                parameters[i] -= learningRate * correctedMean / (Math.Sqrt(correctedSquare) + Meant(Epsilon));
            }
        };
    }
}
