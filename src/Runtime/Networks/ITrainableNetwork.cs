using NetGen.Execution;

namespace NetGen;

/// <summary>Represents a generated network with a loss and an optimiser.</summary>
public interface ITrainableNetwork : INetwork
{
    /// <summary>
    /// The seed that, with the number of the step, determines which values dropout drops. For a network without dropout, it is always 0.
    /// </summary>
#pragma warning disable CS3010 // A language without unsigned numbers does not miss it: it has a default implementation.
    [CLSCompliant(false)]
    ulong DropoutSeed
#pragma warning restore CS3010
    {
        get => 0;
        set { }
    }

    /// <summary>Makes a step of the optimiser with the given gradients.</summary>
    /// <param name="gradients"><see cref="NetworkDescription.ParameterCount"/> values, in canonical order.</param>
    /// <param name="learningRate">The learning rate, finite and at least 0.</param>
    /// <exception cref="ArgumentException">The number of gradients is wrong, or the learning rate is out of range.</exception>
    void ApplyGradients(ReadOnlySpan<float> gradients, float learningRate);

    /// <summary>
    /// Makes a step of the optimiser with the given gradients, and moves the running statistics towards the given ones. Use it to accumulate gradients
    /// over several batches, or to exchange them between processes, without losing the statistics.
    /// </summary>
    /// <param name="gradients"><see cref="NetworkDescription.ParameterCount"/> values, in canonical order.</param>
    /// <param name="statistics">
    /// <see cref="NetworkDescription.BufferCount"/> values: the mean and the unbiased variance of a batch for each pair of running statistics, or means
    /// of those of several.
    /// </param>
    /// <param name="learningRate">The learning rate, finite and at least 0.</param>
    /// <exception cref="ArgumentException">The number of values is wrong, or the learning rate is out of range.</exception>
    void ApplyGradients(ReadOnlySpan<float> gradients, ReadOnlySpan<float> statistics, float learningRate)
    {
        Require.Buffers(statistics, 0, nameof(statistics));
        ApplyGradients(gradients, learningRate);
    }

    /// <summary>Resets the state of the optimiser. No parameter changes.</summary>
    void ResetOptimizer();

    /// <summary>Copies the state of the optimiser to a span.</summary>
    /// <param name="state">
    /// Receives the states of <see cref="NetworkDescription.OptimizerStates"/> one after the other. Each state has one value per
    /// parameter, in canonical order, so there are <see cref="NetworkDescription.OptimizerStateCount"/> values.
    /// </param>
    /// <param name="steps">Receives the number of steps made so far.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    void CopyOptimizerTo(Span<float> state, out long steps);

    /// <summary>
    /// Replaces the state of the optimiser. The next step is then the same as it would have been in the network that the state was copied
    /// from.
    /// </summary>
    /// <param name="state"><see cref="NetworkDescription.OptimizerStateCount"/> values, as copied by <see cref="CopyOptimizerTo"/>.</param>
    /// <param name="steps">The number of steps made so far, at least 0.</param>
    /// <exception cref="ArgumentException">The span has the wrong length, or the number of steps is negative.</exception>
    void CopyOptimizerFrom(ReadOnlySpan<float> state, long steps);
}
