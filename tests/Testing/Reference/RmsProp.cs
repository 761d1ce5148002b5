namespace NetGen.Testing.Reference;

/// <summary>RMSProp, as torch.optim.RMSprop defines it.</summary>
public sealed record RmsProp(float Decay = 0.99f, float Epsilon = 1e-8f, float Momentum = 0, bool Centered = false, float WeightDecay = 0)
    : Optimizer
{
    protected override IEnumerable<(string Name, object Value, object Default)> Options =>
    [
        ("Decay", Decay, 0.99f), ("Epsilon", Epsilon, 1e-8f), ("Momentum", Momentum, 0f), ("Centered", Centered, false),
        ("WeightDecay", WeightDecay, 0f),
    ];

    public override Update Begin(int parameterCount)
    {
        double[] square = new double[parameterCount], mean = new double[parameterCount], velocity = new double[parameterCount];
        return (parameters, gradients, learningRate) =>
        {
            for (int i = 0; i < square.Length; i++)
            {
                double gradient = gradients[i] + Meant(WeightDecay) * parameters[i];
                square[i] = Meant(Decay) * square[i] + (1 - Meant(Decay)) * gradient * gradient;
                mean[i] = Meant(Decay) * mean[i] + (1 - Meant(Decay)) * gradient;
                double variance = Centered ? square[i] - mean[i] * mean[i] : square[i];
                velocity[i] = Meant(Momentum) * velocity[i] + gradient / (Math.Sqrt(variance) + Meant(Epsilon));
                parameters[i] -= learningRate * velocity[i];
            }
        };
    }
}
