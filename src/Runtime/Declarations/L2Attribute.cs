namespace NetGen;

/// <summary>
/// Adds factor / 2 · Σ w² over all trainable weights w, not biases, to the loss, and factor · w to the gradient of each: weights stay small
/// (Krogh and Hertz 1991).
/// </summary>
/// <param name="factor">The size of the penalty, 0 or more.</param>
/// <remarks>
/// With the half, the gradient is that of a WeightDecay of the same size. That one is seen in no loss, and takes in the biases.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class L2Attribute(float factor) : Attribute
{
    /// <summary>The size of the penalty.</summary>
    public float Factor { get; } = factor;
}
