namespace NetGen.Testing.Reference;

/// <summary>Adam with a weight decay of its own, as torch.optim.AdamW defines it.</summary>
public sealed record AdamW(float Beta1 = 0.9f, float Beta2 = 0.999f, float Epsilon = 1e-8f, float WeightDecay = 0.01f) : Optimizer
{
    protected override IEnumerable<(string Name, object Value, object Default)> Options =>
        [("Beta1", Beta1, 0.9f), ("Beta2", Beta2, 0.999f), ("Epsilon", Epsilon, 1e-8f), ("WeightDecay", WeightDecay, 0.01f)];

    public override Update Begin(int parameterCount)
    {
        Update adam = new Adam(Beta1, Beta2, Epsilon).Begin(parameterCount);
        return (parameters, gradients, learningRate) =>
        {
            foreach (ref double parameter in parameters)
                parameter *= 1 - learningRate * Meant(WeightDecay);
            adam(parameters, gradients, learningRate);
        };
    }
}
