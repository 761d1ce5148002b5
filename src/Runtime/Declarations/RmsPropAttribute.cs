namespace NetGen;

/// <summary>
/// Trains with RMSProp: with g = gradient + WeightDecay · parameter and square = Decay · square + (1 - Decay) · g²,
/// parameter -= learningRate · g / (√square + Epsilon) (Hinton 2012; PyTorch's <c>torch.optim.RMSprop</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RmsPropAttribute : Attribute
{
    /// <summary>
    /// The proportion of the mean square that is kept from step to step, 0 or more and less than 1. PyTorch calls it alpha.
    /// </summary>
    public float Decay { get; init; } = 0.99f;

    /// <summary>The value that is added to the root, 0 or more. It limits the step of a parameter whose gradients are tiny.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>
    /// The proportion of the velocity that is kept from step to step, 0 or more and less than 1:
    /// velocity = Momentum · velocity + g / (√square + Epsilon); parameter -= learningRate · velocity.
    /// </summary>
    public float Momentum { get; init; }

    /// <summary>
    /// Whether to divide by the standard deviation of the gradient, the root of square - mean², where mean = Decay · mean + (1 - Decay) · g
    /// (Graves 2013).
    /// </summary>
    public bool Centered { get; init; }

    /// <summary>The multiple of the parameter that is added to its gradient (L2 regularisation), 0 or more.</summary>
    public float WeightDecay { get; init; }
}
