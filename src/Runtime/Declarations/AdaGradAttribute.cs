namespace NetGen;

/// <summary>
/// Trains with AdaGrad: with g = gradient + WeightDecay · parameter and sum = sum + g²,
/// parameter -= learningRate / (1 + (step - 1) · LearningRateDecay) · g / (√sum + Epsilon)
/// (Duchi, Hazan and Singer 2011; PyTorch's <c>torch.optim.Adagrad</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaGradAttribute : Attribute
{
    /// <summary>How fast the learning rate falls, 0 or more. Each step adds this value to the divisor of the learning rate.</summary>
    public float LearningRateDecay { get; init; }

    /// <summary>The multiple of the parameter that is added to its gradient (L2 regularisation), 0 or more.</summary>
    public float WeightDecay { get; init; }

    /// <summary>The initial value of the sum of the squares, 0 or more.</summary>
    public float InitialAccumulator { get; init; }

    /// <summary>The value that is added to the root, 0 or more. It limits the step of a parameter whose gradients are tiny.</summary>
    public float Epsilon { get; init; } = 1e-10f;
}
