namespace NetGen;

/// <summary>
/// Adds factor · Σ |w| over all trainable weights w, not biases, to the loss, and factor · sign(w) to the gradient of each: many weights
/// become 0 (Tibshirani 1996).
/// </summary>
/// <param name="factor">The size of the penalty, 0 or more.</param>
/// <remarks>It goes together with <see cref="L2Attribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class L1Attribute(float factor) : Attribute
{
    /// <summary>The size of the penalty.</summary>
    public float Factor { get; } = factor;
}
