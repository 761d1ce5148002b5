namespace NetGen;

/// <summary>
/// Trains a classifier with the cross-entropy between the targets and the softmax of the outputs, averaged over the samples:
/// -log softmax(logits)[label] for a class index, -Σ target · log softmax(logits) for a row of target probabilities.
/// </summary>
/// <remarks>The outputs are logits: leave the last layer linear. Softmax and cross-entropy are computed as one, so that large
/// logits stay finite; the gradient with respect to the logits is (softmax(logits) - target) / samples.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : Attribute;
