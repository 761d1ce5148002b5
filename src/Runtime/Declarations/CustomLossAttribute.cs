namespace NetGen;

/// <summary>
/// Trains a network with a loss of the caller: <c>TrainStep</c> and <c>Gradients</c> take an <see cref="IOutputLoss"/> in place of labels or targets.
/// </summary>
/// <remarks>
/// Use it for losses that no attribute describes, such as those of policy gradients, of triplets of samples, or of several heads that share the outputs.
/// The network computes the outputs of the whole batch, calls the loss once, and computes the gradients of the parameters from the gradient that the loss
/// returns.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CustomLossAttribute : Attribute;
