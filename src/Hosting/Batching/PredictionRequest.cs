namespace NetGen.Hosting.Batching;

/// <summary>A sample that waits for its prediction.</summary>
internal sealed class PredictionRequest<TNetwork>(float[] input, CancellationToken cancellationToken)
    where TNetwork : class, INetwork<float>
{
    // Callers don't continue on the thread that predicts.
    private readonly TaskCompletionSource<ServedPrediction<TNetwork>> _prediction = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public float[] Input => input;

    /// <summary>Whether its caller doesn't wait any more.</summary>
    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    public Task<ServedPrediction<TNetwork>> Prediction => _prediction.Task;

    public void Complete(ServedPrediction<TNetwork> prediction) => _prediction.TrySetResult(prediction);

    public void Fail(Exception error) => _prediction.TrySetException(error);
}
