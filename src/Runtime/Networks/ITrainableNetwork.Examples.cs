using NetGen.Execution;

namespace NetGen;

/// <summary>Represents a generated network that learns from inputs of one type and targets of one form.</summary>
/// <typeparam name="TInput"><see cref="float"/> if the inputs are features, or <see cref="int"/> if they are tokens.</typeparam>
/// <typeparam name="TTarget">
/// <see cref="int"/> if a target is the index of a class, or <see cref="float"/> if a target is a row of numbers. If the loss takes both,
/// the network implements both interfaces.
/// </typeparam>
public interface ITrainableNetwork<TInput, TTarget> : ITrainableNetwork, INetwork<TInput>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <summary>Computes the mean loss. Many threads can call it at the same time, as long as no thread trains.</summary>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="targets">One class index for each row of outputs, or one row of <see cref="NetworkDescription.OutputFeatures"/> numbers.</param>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, or a label or a token is out of range.</exception>
    float Loss(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets);

    /// <summary>Computes the mean loss and its gradient for every parameter.</summary>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="targets">One class index for each row of outputs, or one row of <see cref="NetworkDescription.OutputFeatures"/> numbers.</param>
    /// <param name="gradients">Receives <see cref="NetworkDescription.ParameterCount"/> values, in canonical order.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, or a label or a token is out of range.</exception>
    float Gradients(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, Span<float> gradients);

    /// <summary>
    /// Computes the mean loss and its gradient for every parameter, and gets the statistics of the batch that layers with running statistics have used.
    /// </summary>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="targets">One class index for each row of outputs, or one row of <see cref="NetworkDescription.OutputFeatures"/> numbers.</param>
    /// <param name="gradients">Receives <see cref="NetworkDescription.ParameterCount"/> values, in canonical order.</param>
    /// <param name="statistics">
    /// Receives <see cref="NetworkDescription.BufferCount"/> values: the mean and the unbiased variance for each pair of running statistics. If a batch
    /// has one value for each channel, the variance is the running one.
    /// </param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, or a label or a token is out of range.</exception>
    float Gradients(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, Span<float> gradients, Span<float> statistics)
    {
        Require.Buffers(statistics, 0, nameof(statistics));
        return Gradients(inputs, targets, gradients);
    }

    /// <summary>
    /// Makes one training step: forward, loss, backward and update. If the loss or a gradient is not finite, nothing changes.
    /// </summary>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="targets">One class index for each row of outputs, or one row of <see cref="NetworkDescription.OutputFeatures"/> numbers.</param>
    /// <param name="learningRate">The learning rate, finite and at least 0.</param>
    /// <returns>The mean loss before the update, or NaN if only a gradient is not finite.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths of the spans do not match, a label or a token is out of range, or the learning rate is out of range.
    /// </exception>
    float TrainStep(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, float learningRate);
}

/// <summary>Represents a generated network of features that learns from targets of one form.</summary>
/// <typeparam name="TTarget">
/// <see cref="int"/> if a target is the index of a class, or <see cref="float"/> if a target is a row of numbers. If the loss takes both,
/// the network implements both interfaces.
/// </typeparam>
public interface ITrainableNetwork<TTarget> : ITrainableNetwork<float, TTarget>
    where TTarget : unmanaged;
