namespace NetGen;

/// <summary>Represents a generated network with inputs of one type.</summary>
/// <typeparam name="TInput"><see cref="float"/> if the inputs are features, or <see cref="int"/> if they are tokens.</typeparam>
public interface INetwork<TInput> : INetwork
    where TInput : unmanaged
{
    /// <summary>
    /// Computes the raw outputs of any number of samples. Many threads can call it at the same time, as long as no thread trains.
    /// </summary>
    /// <param name="inputs">The inputs, <see cref="NetworkDescription.InputSize"/> values per sample.</param>
    /// <param name="outputs">
    /// Receives <see cref="NetworkDescription.OutputSize"/> values per sample. It can be the inputs themselves if the sizes are equal.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The inputs are not a whole number of samples, the outputs have the wrong length, the two overlap in part, or a token is out of range.
    /// </exception>
    void Forward(ReadOnlySpan<TInput> inputs, Span<float> outputs);

    /// <summary>
    /// Computes what the outputs mean for the loss, such as probabilities. Many threads can call it at the same time, as long as no
    /// thread trains.
    /// </summary>
    /// <param name="inputs">The inputs, <see cref="NetworkDescription.InputSize"/> values per sample.</param>
    /// <param name="predictions">
    /// Receives <see cref="NetworkDescription.OutputSize"/> values per sample. It can be the inputs themselves if the sizes are equal.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The inputs are not a whole number of samples, the predictions have the wrong length, the two overlap in part, or a token is out of range.
    /// </exception>
    void Predict(ReadOnlySpan<TInput> inputs, Span<float> predictions);
}
