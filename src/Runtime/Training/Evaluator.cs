using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Measures a network on a dataset, again and again in the same memory.</summary>
/// <param name="network">The network.</param>
/// <param name="dataset">The samples.</param>
/// <param name="batchSize">Samples that are read at a time.</param>
/// <param name="check">The check that each batch must pass; null where the samples have been checked.</param>
internal sealed class Evaluator<TTarget>(
    ITrainableNetwork<TTarget> network, Dataset<TTarget> dataset, int batchSize, SampleCheck<TTarget>? check) : IDisposable
    where TTarget : unmanaged
{
    // Predictions of many classes are made for a few samples at a time.
    private const int PredictionFloats = 1 << 20;

    private readonly BatchReader<TTarget> _reader = new(dataset, batchSize);
    private float[]? _predictions;

    /// <summary>Samples of the dataset.</summary>
    public int Count => dataset.Count;

    public Evaluation Run(CancellationToken cancellationToken = default)
    {
        NetworkDescription description = network.Description;
        ClassificationMetrics? metrics = typeof(TTarget) == typeof(int)
            ? new ClassificationMetrics(
                description.OutputSize, description.Loss?.IgnoreIndex, calibrates: description.Loss is not { PredictsProbabilities: false })
            : null;
        var loss = new WeightedMean();
        long count = 0;
        _reader.Begin();
        for (int first = 0; _reader.TryRead(out Batch<TTarget> batch, cancellationToken); first += batch.Count)
        {
            check?.Require(batch, first);
            count += CountedTargets.Samples(batch.Targets, description);
            double weight = CountedTargets.Weight(batch.Targets, description);
            if (weight > 0)
                loss.Add(network.Loss(batch.Inputs, batch.Targets), weight);
            if (metrics is not null)
                Classify(batch.Inputs, MemoryMarshal.Cast<TTarget, int>(batch.Targets), metrics);
        }

        check?.RequireWeight(loss.Weight);
        return new Evaluation(count, loss.Value, metrics);
    }

    public void Dispose() => _reader.Dispose();

    private void Classify(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ClassificationMetrics metrics)
    {
        int outputs = network.Description.OutputSize, inputSize = network.Description.InputSize;
        int most = Math.Clamp(PredictionFloats / outputs, 1, _reader.BatchSize);
        _predictions ??= new float[most * outputs];
        for (int first = 0; first < labels.Length; first += most)
        {
            int samples = Math.Min(most, labels.Length - first);
            Span<float> predictions = _predictions.AsSpan(0, samples * outputs);
            network.Predict(inputs.Slice(first * inputSize, samples * inputSize), predictions);
            metrics.Add(predictions, labels.Slice(first, samples));
        }
    }
}
