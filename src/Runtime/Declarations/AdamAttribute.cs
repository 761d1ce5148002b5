namespace NetGen;

/// <summary>
/// Trains with Adam: with g = gradient + WeightDecay · parameter, mean = Beta1 · mean + (1 - Beta1) · g and
/// square = Beta2 · square + (1 - Beta2) · g², both divided by 1 - Beta^step, because they start at 0,
/// parameter -= learningRate · mean / (√square + Epsilon) (Kingma and Ba 2015; PyTorch's <c>torch.optim.Adam</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdamAttribute : Attribute
{
    /// <summary>The proportion of the mean gradient that is kept from step to step, 0 or more and less than 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The proportion of the mean square that is kept from step to step, 0 or more and less than 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>The value that is added to the root, 0 or more. It limits the step of a parameter whose gradients are tiny.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>
    /// The multiple of the parameter that is added to its gradient (L2 regularisation), 0 or more. It is divided by the root, like the
    /// gradient; <see cref="AdamWAttribute"/> applies it separately.
    /// </summary>
    public float WeightDecay { get; init; }
}
