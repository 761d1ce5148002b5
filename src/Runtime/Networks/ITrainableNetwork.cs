namespace NetGen;

/// <summary>A generated network with a loss and an optimiser.</summary>
public interface ITrainableNetwork : INetwork
{
    /// <summary>What the random numbers of dropout depend on, beside the step. A network without dropout has none, and stays at 0.</summary>
#pragma warning disable CS3010 // A language without unsigned numbers does not miss it: it has a default implementation.
    [CLSCompliant(false)]
    ulong DropoutSeed
#pragma warning restore CS3010
    {
        get => 0;
        set { }
    }

    /// <summary>Makes the optimiser's step with the given gradients.</summary>
    /// <param name="gradients"><see cref="NetworkDescription.ParameterCount"/> floats, in canonical order.</param>
    /// <param name="learningRate">The step's length, finite and at least 0.</param>
    /// <exception cref="ArgumentException">There are more or fewer gradients than parameters, or the learning rate is out of range.</exception>
    void ApplyGradients(ReadOnlySpan<float> gradients, float learningRate);

    /// <summary>Makes the optimiser forget the steps it has made. No parameter changes.</summary>
    void ResetOptimizer();

    /// <summary>Copies out what the optimiser remembers.</summary>
    /// <param name="state">
    /// Receives the states of <see cref="NetworkDescription.OptimizerStates"/> one after the other, each one float a parameter in canonical
    /// order: <see cref="NetworkDescription.OptimizerStateCount"/> floats.
    /// </param>
    /// <param name="steps">The steps made so far.</param>
    /// <exception cref="ArgumentException">There is more or less state.</exception>
    void CopyOptimizerTo(Span<float> state, out long steps);

    /// <summary>Replaces what the optimiser remembers, so that the next step is what it would have been for the one copied from.</summary>
    /// <param name="state"><see cref="NetworkDescription.OptimizerStateCount"/> floats, as copied out.</param>
    /// <param name="steps">The steps made so far, at least 0.</param>
    /// <exception cref="ArgumentException">There is more or less state, or a negative number of steps.</exception>
    void CopyOptimizerFrom(ReadOnlySpan<float> state, long steps);
}

/// <summary>A generated network that learns from targets of one form.</summary>
/// <typeparam name="TTarget">
/// <see cref="int"/> where a target is the index of a sample's class, <see cref="float"/> where it is a row of numbers. A loss that takes both
/// makes the network implement both.
/// </typeparam>
public interface ITrainableNetwork<TTarget> : ITrainableNetwork
    where TTarget : unmanaged
{
    /// <summary>Computes the mean loss. Safe to call from many threads at once, as long as none trains.</summary>
    /// <param name="inputs">Features of at least one sample.</param>
    /// <param name="targets">A class index a sample, or a row of <see cref="NetworkDescription.OutputSize"/> numbers.</param>
    /// <exception cref="ArgumentException">The two do not fit, or a class does not exist.</exception>
    float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets);

    /// <summary>Computes the mean loss and its gradient for every parameter.</summary>
    /// <param name="inputs">Features of at least one sample.</param>
    /// <param name="targets">A class index a sample, or a row of <see cref="NetworkDescription.OutputSize"/> numbers.</param>
    /// <param name="gradients">Receives <see cref="NetworkDescription.ParameterCount"/> floats, in canonical order.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The three do not fit, or a class does not exist.</exception>
    float Gradients(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, Span<float> gradients);

    /// <summary>Makes one step of training: forward, loss, backward, update. A loss that is not finite changes nothing.</summary>
    /// <param name="inputs">Features of at least one sample.</param>
    /// <param name="targets">A class index a sample, or a row of <see cref="NetworkDescription.OutputSize"/> numbers.</param>
    /// <param name="learningRate">The step's length, finite and at least 0.</param>
    /// <returns>The mean loss before the update.</returns>
    /// <exception cref="ArgumentException">The first two do not fit, a class does not exist, or the learning rate is out of range.</exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, float learningRate);
}
