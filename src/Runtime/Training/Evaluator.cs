using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Measures a network on a dataset, again and again in the same memory.</summary>
internal sealed class Evaluator<TTarget>(ITrainableNetwork<TTarget> network, Dataset<TTarget> dataset, int batchSize) : IDisposable
    where TTarget : unmanaged
{
    private readonly BatchReader<TTarget> _reader = new(dataset, batchSize);
    private float[]? _predictions;

    public Evaluation Run(CancellationToken cancellation = default)
    {
        int outputs = network.Description.OutputSize;
        ClassificationMetrics? metrics = typeof(TTarget) == typeof(int) ? new ClassificationMetrics(outputs) : null;
        double loss = 0;
        long count = 0;
        _reader.Begin();
        while (_reader.TryRead(out Batch<TTarget> batch))
        {
            cancellation.ThrowIfCancellationRequested();
            int known = KnownTargets.Count(batch.Targets, network.Description);
            if (known == 0)
                continue;
            count += known;
            loss += (double)network.Loss(batch.Inputs, batch.Targets) * known;
            if (metrics is null)
                continue;
            _predictions ??= new float[_reader.BatchSize * outputs];
            Span<float> predictions = _predictions.AsSpan(0, batch.Count * outputs);
            network.Predict(batch.Inputs, predictions);
            metrics.Add(predictions, MemoryMarshal.Cast<TTarget, int>(batch.Targets));
        }

        return new Evaluation(count, loss / count, metrics);
    }

    public void Dispose() => _reader.Dispose();
}
