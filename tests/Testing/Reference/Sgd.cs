using System.Globalization;

namespace NetGen.Testing.Reference;

/// <summary>Stochastic gradient descent, as torch.optim.SGD defines it.</summary>
public sealed record Sgd(float Momentum = 0, bool Nesterov = false, float WeightDecay = 0) : Optimizer
{
    public override string Attribute
    {
        get
        {
            var options = new List<string>();
            if (Momentum != 0)
                options.Add(string.Create(CultureInfo.InvariantCulture, $"Momentum = {Momentum:R}f"));
            if (Nesterov)
                options.Add("Nesterov = true");
            if (WeightDecay != 0)
                options.Add(string.Create(CultureInfo.InvariantCulture, $"WeightDecay = {WeightDecay:R}f"));
            return options.Count == 0 ? "[Sgd]" : $"[Sgd({string.Join(", ", options)})]";
        }
    }

    public override Update Begin(int parameterCount)
    {
        double[] velocity = new double[parameterCount];
        return (parameters, gradients, learningRate) =>
        {
            for (int i = 0; i < velocity.Length; i++)
            {
                double gradient = gradients[i] + WeightDecay * parameters[i];
                velocity[i] = Momentum * velocity[i] + gradient;
                parameters[i] -= learningRate * (Nesterov ? gradient + Momentum * velocity[i] : velocity[i]);
            }
        };
    }
}
