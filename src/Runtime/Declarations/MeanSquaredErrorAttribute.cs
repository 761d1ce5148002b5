namespace NetGen;

/// <summary>
/// Trains a network to predict numbers: (output - target)², averaged over the samples and the outputs (PyTorch's <c>MSELoss</c>).
/// </summary>
/// <remarks>The gradient with respect to an output is 2 (output - target) / (samples · outputs).</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MeanSquaredErrorAttribute : Attribute;
