namespace NetGen;

/// <summary>Represents a generated network that learns from a loss of the caller; see <see cref="CustomLossAttribute"/>.</summary>
/// <typeparam name="TInput"><see cref="float"/> if the inputs are features, or <see cref="int"/> if they are tokens.</typeparam>
public interface ICustomLossNetwork<TInput> : ITrainableNetwork, INetwork<TInput>
    where TInput : unmanaged
{
    /// <summary>Computes the loss and its gradient for every parameter.</summary>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="loss">The loss. It is called once, with the outputs of all samples.</param>
    /// <param name="gradients">Receives <see cref="NetworkDescription.ParameterCount"/> values, in canonical order.</param>
    /// <returns>The loss, to which the penalties of the weights are added.</returns>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, or a token is out of range.</exception>
    float Gradients<TLoss>(ReadOnlySpan<TInput> inputs, ref TLoss loss, Span<float> gradients)
        where TLoss : struct, IOutputLoss, allows ref struct;

    /// <summary>
    /// Makes one training step: forward, loss, backward and update. If the loss or a gradient is not finite, nothing changes.
    /// </summary>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="loss">The loss. It is called once, with the outputs of all samples.</param>
    /// <param name="learningRate">The learning rate, finite and at least 0.</param>
    /// <returns>The loss before the update, or NaN if only a gradient is not finite.</returns>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, a token is out of range, or the learning rate is out of range.</exception>
    float TrainStep<TLoss>(ReadOnlySpan<TInput> inputs, ref TLoss loss, float learningRate)
        where TLoss : struct, IOutputLoss, allows ref struct;
}
