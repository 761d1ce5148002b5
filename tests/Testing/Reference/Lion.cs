namespace NetGen.Testing.Reference;

/// <summary>Lion, as algorithm 2 of Chen et al. 2023 defines it.</summary>
public sealed record Lion(float Beta1 = 0.9f, float Beta2 = 0.99f, float WeightDecay = 0) : Optimizer
{
    public override bool IsAdaptive => false;

    // The sign of a sum that cancels is that of its rounding error.
    public override bool IsSmooth => false;

    protected override IEnumerable<(string Name, object Value, object Default)> Options =>
        [("Beta1", Beta1, 0.9f), ("Beta2", Beta2, 0.99f), ("WeightDecay", WeightDecay, 0f)];

    public override Update Begin(int parameterCount)
    {
        double[] mean = new double[parameterCount];
        return (parameters, gradients, learningRate) =>
        {
            for (int i = 0; i < mean.Length; i++)
            {
                double direction = Meant(Beta1) * mean[i] + (1 - Meant(Beta1)) * gradients[i];
                parameters[i] -= learningRate * (Math.Sign(direction) + Meant(WeightDecay) * parameters[i]);
                mean[i] = Meant(Beta2) * mean[i] + (1 - Meant(Beta2)) * gradients[i];
            }
        };
    }
}
