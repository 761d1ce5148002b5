namespace NetGen;

/// <summary>
/// Trains with Adam and decoupled weight decay: parameter -= learningRate · WeightDecay · parameter, followed by the step of
/// <see cref="AdamAttribute"/> without decay (Loshchilov and Hutter 2019; PyTorch's <c>torch.optim.AdamW</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdamWAttribute : Attribute
{
    /// <summary>The proportion of the mean gradient that is kept from step to step, 0 or more and less than 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The proportion of the mean square that is kept from step to step, 0 or more and less than 1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>The value that is added to the root, 0 or more. It limits the step of a parameter whose gradients are tiny.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>The proportion, times the learning rate, by which each step shrinks a parameter, 0 or more.</summary>
    public float WeightDecay { get; init; } = 0.01f;
}
