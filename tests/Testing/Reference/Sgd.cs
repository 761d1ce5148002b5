namespace NetGen.Testing.Reference;

/// <summary>Stochastic gradient descent, as torch.optim.SGD defines it.</summary>
public sealed record Sgd(float Momentum = 0, bool Nesterov = false, float WeightDecay = 0, float Dampening = 0) : Optimizer
{
    public override bool IsAdaptive => false;

    protected override IEnumerable<(string Name, object Value, object Default)> Options =>
        [("Momentum", Momentum, 0f), ("Nesterov", Nesterov, false), ("WeightDecay", WeightDecay, 0f), ("Dampening", Dampening, 0f)];

    public override Update Begin(int parameterCount)
    {
        double[]? velocity = null;
        return (parameters, gradients, learningRate) =>
        {
            bool isFirst = velocity is null;
            velocity ??= new double[parameterCount];
            for (int i = 0; i < velocity.Length; i++)
            {
                double gradient = gradients[i] + Meant(WeightDecay) * parameters[i];
                velocity[i] = isFirst ? gradient : Meant(Momentum) * velocity[i] + (1 - Meant(Dampening)) * gradient;
                double direction = Nesterov ? gradient + Meant(Momentum) * velocity[i] : velocity[i];
                parameters[i] -= learningRate * (Momentum == 0 ? gradient : direction);
            }
        };
    }
}
