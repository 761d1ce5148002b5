namespace NetGen;

/// <summary>
/// Adds factor · Σ |w| over all trainable weights w, without biases, to the loss, and factor · sign(w) to the gradient of each weight. It makes
/// many weights 0 (Tibshirani 1996).
/// </summary>
/// <param name="factor">The factor of the penalty, 0 or more.</param>
/// <remarks>It can be combined with <see cref="L2Attribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class L1Attribute(float factor) : Attribute
{
    /// <summary>The factor of the penalty.</summary>
    public float Factor { get; } = factor;
}
