namespace NetGen;

/// <summary>
/// Limits the gradients in TrainStep and ApplyGradients, before the optimiser uses them. Gradients returns values that are not clipped.
/// </summary>
/// <remarks>Set exactly one of the two properties. They correspond to PyTorch's <c>clip_grad_norm_</c> and <c>clip_grad_value_</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientsAttribute : Attribute
{
    /// <summary>
    /// The largest norm of the gradients of all parameters together, above 0. The gradients are multiplied by min(1, MaxNorm / (norm + 1e-6)),
    /// which keeps their direction (Pascanu, Mikolov and Bengio 2013).
    /// </summary>
    public float MaxNorm { get; init; }

    /// <summary>The largest absolute value of each gradient, above 0. Gradients are limited to [-MaxValue, MaxValue].</summary>
    public float MaxValue { get; init; }
}
