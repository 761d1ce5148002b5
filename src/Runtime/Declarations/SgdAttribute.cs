namespace NetGen;

/// <summary>
/// Trains with stochastic gradient descent: with g = gradient + WeightDecay · parameter and
/// velocity = Momentum · velocity + (1 - Dampening) · g, parameter -= learningRate · velocity (PyTorch's <c>torch.optim.SGD</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SgdAttribute : Attribute
{
    /// <summary>The proportion of the velocity that is kept from step to step, 0 or more and less than 1.</summary>
    public float Momentum { get; init; }

    /// <summary>
    /// The proportion of each gradient except the first that does not enter the velocity, 0 or more and less than 1. It has no effect without a
    /// Momentum.
    /// </summary>
    public float Dampening { get; init; }

    /// <summary>
    /// Whether to look ahead: parameter -= learningRate · (g + Momentum · velocity). It requires a Momentum above 0 and no Dampening.
    /// </summary>
    public bool Nesterov { get; init; }

    /// <summary>The multiple of the parameter that is added to its gradient (L2 regularisation), 0 or more.</summary>
    public float WeightDecay { get; init; }
}
