namespace NetGen;

/// <summary>
/// Trains by Adam with a weight decay of its own: parameter -= learningRate · WeightDecay · parameter, and then the step of
/// <see cref="AdamAttribute"/> without decay (Loshchilov and Hutter 2019; PyTorch's <c>torch.optim.AdamW</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdamWAttribute : Attribute
{
    /// <summary>The share of the mean gradient that is kept from step to step, 0 up to but not including 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The share of the mean square that is kept from step to step, 0 up to but not including 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>What is added to the root, 0 or more, so that the step of a parameter whose gradients are tiny stays short.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>The share of a parameter, times the learning rate, by which each step shrinks it, 0 or more.</summary>
    public float WeightDecay { get; init; } = 0.01f;
}
