namespace NetGen;

/// <summary>
/// Trains with Lion, whose steps have the same size for all parameters: parameter -= learningRate · WeightDecay · parameter;
/// parameter -= learningRate · sign(Beta1 · mean + (1 - Beta1) · gradient); mean = Beta2 · mean + (1 - Beta2) · gradient
/// (Chen et al. 2023). Good learning rates are 3 to 10 times smaller than those of <see cref="AdamWAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LionAttribute : Attribute
{
    /// <summary>The proportion of the mean in the direction of a step, 0 or more and less than 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The proportion of the mean gradient that is kept from step to step, 0 or more and less than 1.</summary>
    public float Beta2 { get; init; } = 0.99f;

    /// <summary>The proportion, times the learning rate, by which each step shrinks a parameter, 0 or more.</summary>
    public float WeightDecay { get; init; }
}
