using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace NetGen.Hosting.Batching;

/// <summary>Collects the requests that arrive while a batch is predicted, and predicts them together.</summary>
internal sealed class BatchQueue<TNetwork> : IDisposable
    where TNetwork : class, INetwork<float>
{
    private readonly Channel<PredictionRequest<TNetwork>> _waiting;
    private readonly BatchPredictor<TNetwork> _predict;
    private readonly PredictionRequest<TNetwork>[] _batch;
    private readonly float[] _inputs;
    private readonly float[] _predictions;
    private readonly int _inputSize;
    private readonly int _outputSize;

    public BatchQueue(int inputSize, int outputSize, int maxBatchSize, int maxWaiting, BatchPredictor<TNetwork> predict)
    {
        (_inputSize, _outputSize, _predict) = (inputSize, outputSize, predict);
        _waiting = Channel.CreateBounded<PredictionRequest<TNetwork>>(new BoundedChannelOptions(maxWaiting) { SingleReader = true });
        _batch = new PredictionRequest<TNetwork>[maxBatchSize];
        _inputs = new float[checked(maxBatchSize * inputSize)];
        _predictions = new float[checked(maxBatchSize * outputSize)];
        // Batches have nothing to do with the caller that happens to create the server, such as a request.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(PredictBatches);
    }

    public async Task<ServedPrediction<TNetwork>> Predict(float[] input, CancellationToken cancellationToken)
    {
        var request = new PredictionRequest<TNetwork>(input, cancellationToken);
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
            while (count < _batch.Length && _waiting.Reader.TryRead(out PredictionRequest<TNetwork>? request))
            {
                if (!request.IsCancelled)
                    _batch[count++] = request;
            }

            if (count > 0)
                PredictBatch(_batch.AsSpan(0, count));
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The callers receive it.")]
    private void PredictBatch(Span<PredictionRequest<TNetwork>> batch)
    {
        try
        {
            for (int i = 0; i < batch.Length; i++)
                batch[i].Input.CopyTo(_inputs.AsSpan(i * _inputSize));
            ModelVersion<TNetwork> version = _predict(_inputs.AsSpan(0, batch.Length * _inputSize), _predictions.AsSpan(0, batch.Length * _outputSize));
            for (int i = 0; i < batch.Length; i++)
                batch[i].Complete(new ServedPrediction<TNetwork>(_predictions.AsSpan(i * _outputSize, _outputSize).ToArray(), version));
        }
        catch (Exception error)
        {
            foreach (PredictionRequest<TNetwork> request in batch)
                request.Fail(error);
        }

        batch.Clear();
    }
}
