namespace NetGen.JitProbe;

/// <summary>What a generated class of features can do.</summary>
internal interface INetwork : INetwork<float>;

/// <summary>What a generated class can do.</summary>
/// <typeparam name="TInput">What its samples consist of: features or tokens.</typeparam>
internal interface INetwork<TInput>
    where TInput : unmanaged
{
    void Forward(ReadOnlySpan<TInput> inputs, Span<float> outputs);

    void Predict(ReadOnlySpan<TInput> inputs, Span<float> predictions);

    int Classify(ReadOnlySpan<TInput> input);

    float Loss(ReadOnlySpan<TInput> inputs, ReadOnlySpan<int> labels);

    float Gradients(ReadOnlySpan<TInput> inputs, ReadOnlySpan<int> labels, Span<float> gradients);

    float TrainStep(ReadOnlySpan<TInput> inputs, ReadOnlySpan<int> labels, float learningRate);

    void ApplyGradients(ReadOnlySpan<float> gradients, float learningRate);

    void ResetOptimizer();
}
