namespace NetGen;

/// <summary>
/// Represents a loss that the caller computes from the outputs of a network with <see cref="CustomLossAttribute"/>. It is a struct, which can be a ref struct and
/// hold spans, such as targets or rewards.
/// </summary>
public interface IOutputLoss
{
    /// <summary>
    /// Computes the loss of a batch and its gradient. Each call of <c>TrainStep</c> or <c>Gradients</c> calls it once, on its own thread.
    /// </summary>
    /// <param name="outputs">
    /// The outputs of all samples as they are in training, <see cref="NetworkDescription.OutputSize"/> values per sample, row by row.
    /// </param>
    /// <param name="outputGradients">
    /// Receives the derivative of the returned loss with respect to each output. NetGen does not scale it: if the loss is a mean over the samples, divide by
    /// their number. The values are 0 before the call.
    /// </param>
    /// <returns>The loss. If it is not finite, the step changes nothing.</returns>
    float Evaluate(ReadOnlySpan<float> outputs, Span<float> outputGradients);
}
