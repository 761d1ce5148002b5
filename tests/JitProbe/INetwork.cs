namespace NetGen.JitProbe;

/// <summary>What a generated class can do.</summary>
internal interface INetwork
{
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    void Predict(ReadOnlySpan<float> inputs, Span<float> predictions);

    int Classify(ReadOnlySpan<float> input);

    float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    float Gradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradients);

    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float learningRate);

    void ApplyGradients(ReadOnlySpan<float> gradients, float learningRate);

    void ResetOptimizer();
}
