namespace NetGen.Hosting.Batching;

/// <summary>Predicts samples and returns the version that predicted.</summary>
internal delegate ModelVersion<TNetwork> BatchPredictor<TNetwork>(ReadOnlySpan<float> inputs, Span<float> predictions)
    where TNetwork : class, INetwork<float>;
