namespace NetGen.Hosting.Batching;

/// <summary>A sample that waits for its prediction.</summary>
internal sealed class PredictionRequest(float[] input)
{
    // Callers don't continue on the thread that predicts.
    private readonly TaskCompletionSource<ServedPrediction> _prediction = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public float[] Input => input;

    public Task<ServedPrediction> Prediction => _prediction.Task;

    public void Complete(ServedPrediction prediction) => _prediction.TrySetResult(prediction);

    public void Fail(Exception error) => _prediction.TrySetException(error);
}
