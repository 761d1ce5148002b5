namespace NetGen.Hosting.Batching;

/// <summary>Predicts samples and returns the number of the version that predicted.</summary>
internal delegate int BatchPredictor(ReadOnlySpan<float> inputs, Span<float> predictions);
