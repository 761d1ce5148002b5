namespace NetGen;

/// <summary>
/// Trains by AdaGrad: with g = gradient + WeightDecay · parameter and sum = sum + g²,
/// parameter -= learningRate / (1 + (step - 1) · LearningRateDecay) · g / (√sum + Epsilon)
/// (Duchi, Hazan and Singer 2011; PyTorch's <c>torch.optim.Adagrad</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaGradAttribute : Attribute
{
    /// <summary>How fast the learning rate falls, 0 or more: each step adds so much to what it is divided by.</summary>
    public float LearningRateDecay { get; init; }

    /// <summary>The factor of the parameter that is added to its gradient (L2 regularisation), 0 or more.</summary>
    public float WeightDecay { get; init; }

    /// <summary>What the sum of the squares starts with, 0 or more.</summary>
    public float InitialAccumulator { get; init; }

    /// <summary>What is added to the root, 0 or more, so that the step of a parameter whose gradients are tiny stays short.</summary>
    public float Epsilon { get; init; } = 1e-10f;
}
