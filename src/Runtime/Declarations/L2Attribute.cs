namespace NetGen;

/// <summary>
/// Adds factor / 2 · Σ w² over all trainable weights w, without biases, to the loss, and factor · w to the gradient of each weight. It keeps
/// weights small
/// (Krogh and Hertz 1991).
/// </summary>
/// <param name="factor">The factor of the penalty, 0 or more.</param>
/// <remarks>
/// Because of the factor 1/2, the gradient is the same as that of a WeightDecay of the same size. Unlike this penalty, WeightDecay is not part
/// of the loss and includes the biases.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class L2Attribute(float factor) : Attribute
{
    /// <summary>The factor of the penalty.</summary>
    public float Factor { get; } = factor;
}
