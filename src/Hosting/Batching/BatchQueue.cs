using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace NetGen.Hosting.Batching;

/// <summary>Collects the requests that arrive while a batch is predicted, and predicts them together.</summary>
internal sealed class BatchQueue : IDisposable
{
    private readonly Channel<PredictionRequest> _waiting;
    private readonly BatchPredictor _predict;
    private readonly PredictionRequest[] _batch;
    private readonly float[] _inputs;
    private readonly float[] _predictions;
    private readonly int _inputSize;
    private readonly int _outputSize;

    public BatchQueue(int inputSize, int outputSize, int maxBatchSize, int maxWaiting, BatchPredictor predict)
    {
        (_inputSize, _outputSize, _predict) = (inputSize, outputSize, predict);
        _waiting = Channel.CreateBounded<PredictionRequest>(new BoundedChannelOptions(maxWaiting) { SingleReader = true });
        _batch = new PredictionRequest[maxBatchSize];
        _inputs = new float[maxBatchSize * inputSize];
        _predictions = new float[maxBatchSize * outputSize];
        _ = Task.Run(PredictBatches);
    }

    public async Task<ServedPrediction> Predict(float[] input, CancellationToken cancellationToken)
    {
        var request = new PredictionRequest(input);
        try
        {
            await _waiting.Writer.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(NetworkServer<>));
        }

        return await request.Prediction.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Accepts no more requests. Those that wait are still predicted.</summary>
    public void Dispose() => _waiting.Writer.TryComplete();

    private async Task PredictBatches()
    {
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            int count = 0;
            while (count < _batch.Length && _waiting.Reader.TryRead(out PredictionRequest? request))
                _batch[count++] = request;
            PredictBatch(_batch.AsSpan(0, count));
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The callers receive it.")]
    private void PredictBatch(Span<PredictionRequest> batch)
    {
        try
        {
            for (int i = 0; i < batch.Length; i++)
                batch[i].Input.CopyTo(_inputs.AsSpan(i * _inputSize));
            int version = _predict(_inputs.AsSpan(0, batch.Length * _inputSize), _predictions.AsSpan(0, batch.Length * _outputSize));
            for (int i = 0; i < batch.Length; i++)
                batch[i].Complete(new ServedPrediction(_predictions.AsSpan(i * _outputSize, _outputSize).ToArray(), version));
        }
        catch (Exception error)
        {
            foreach (PredictionRequest request in batch)
                request.Fail(error);
        }

        batch.Clear();
    }
}
