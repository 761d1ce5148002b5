namespace NetGen.Testing.Reference;

/// <summary>AdaGrad, as torch.optim.Adagrad defines it.</summary>
public sealed record AdaGrad(float LearningRateDecay = 0, float WeightDecay = 0, float InitialAccumulator = 0, float Epsilon = 1e-10f) : Optimizer
{
    protected override IEnumerable<(string Name, object Value, object Default)> Options =>
    [
        ("LearningRateDecay", LearningRateDecay, 0f), ("WeightDecay", WeightDecay, 0f), ("InitialAccumulator", InitialAccumulator, 0f),
        ("Epsilon", Epsilon, 1e-10f),
    ];

    public override Update Begin(int parameterCount)
    {
        double[] sum = new double[parameterCount];
        Array.Fill(sum, Meant(InitialAccumulator));
        int step = 0;
        return (parameters, gradients, learningRate) =>
        {
            step++;
            double rate = learningRate / (1 + (step - 1) * Meant(LearningRateDecay));
            for (int i = 0; i < sum.Length; i++)
            {
                double gradient = gradients[i] + Meant(WeightDecay) * parameters[i];
                sum[i] += gradient * gradient;
                parameters[i] -= rate * gradient / (Math.Sqrt(sum[i]) + Meant(Epsilon));
            }
        };
    }
}
