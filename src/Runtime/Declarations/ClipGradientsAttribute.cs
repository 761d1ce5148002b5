namespace NetGen;

/// <summary>
/// Keeps the optimiser's steps from exploding: gradients that are too large are made smaller in TrainStep and ApplyGradients, before the
/// optimiser sees them. What Gradients returns is not clipped.
/// </summary>
/// <remarks>Set one of the two. PyTorch has them as <c>clip_grad_norm_</c> and <c>clip_grad_value_</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientsAttribute : Attribute
{
    /// <summary>
    /// The largest norm that the gradients of all parameters together keep, above 0: they are multiplied by
    /// min(1, MaxNorm / (norm + 1e-6)), so that their direction stays (Pascanu, Mikolov and Bengio 2013).
    /// </summary>
    public float MaxNorm { get; init; }

    /// <summary>The largest size that the gradient of each parameter keeps, above 0: it is brought into [-MaxValue, MaxValue].</summary>
    public float MaxValue { get; init; }
}
