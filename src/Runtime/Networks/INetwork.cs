namespace NetGen;

/// <summary>A generated network: what every one can do, whatever its layers, so that code can be written for all of them.</summary>
public interface INetwork
{
    /// <summary>The network's sizes, and the tensors that its parameters are.</summary>
    NetworkDescription Description { get; }

    /// <summary>
    /// How many threads a call may use, itself included; 1 by default. The results are the same bits for any number. Calls too small to gain
    /// run alone, and so do those that come while other threads share one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    int Parallelism { get; set; }

    /// <summary>Computes the raw outputs of any number of samples. Safe to call from many threads at once, as long as none trains.</summary>
    /// <param name="inputs">Features, <see cref="NetworkDescription.InputSize"/> a sample.</param>
    /// <param name="outputs">
    /// Receives <see cref="NetworkDescription.OutputSize"/> floats a sample. It may be the inputs' memory, exactly, where the sizes are equal.
    /// </param>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, the outputs do not fit them, or the two partly overlap.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Computes the outputs as what the loss makes of them, such as probabilities. Safe to call from many threads at once, as long as
    /// none trains.
    /// </summary>
    /// <param name="inputs">Features, <see cref="NetworkDescription.InputSize"/> a sample.</param>
    /// <param name="predictions">
    /// Receives <see cref="NetworkDescription.OutputSize"/> floats a sample. It may be the inputs' memory, exactly, where the sizes are equal.
    /// </param>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, the predictions do not fit them, or the two partly overlap.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> predictions);

    /// <summary>Copies the parameters out.</summary>
    /// <param name="parameters">Receives <see cref="NetworkDescription.ParameterCount"/> floats, in canonical order.</param>
    /// <exception cref="ArgumentException">There are more or fewer parameters.</exception>
    void CopyParametersTo(Span<float> parameters);

    /// <summary>Replaces the parameters.</summary>
    /// <param name="parameters"><see cref="NetworkDescription.ParameterCount"/> floats, in canonical order.</param>
    /// <exception cref="ArgumentException">There are more or fewer parameters.</exception>
    void CopyParametersFrom(ReadOnlySpan<float> parameters);
}
