using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Measures a network on a dataset, again and again in the same memory.</summary>
/// <param name="network">The network.</param>
/// <param name="dataset">The samples.</param>
/// <param name="batchSize">Samples that are read at a time.</param>
/// <param name="check">The check that each batch must pass; null where the samples have been checked.</param>
internal sealed class Evaluator<TInput, TTarget>(
    ITrainableNetwork<TInput, TTarget> network, Dataset<TInput, TTarget> dataset, int batchSize, SampleCheck<TInput, TTarget>? check) : IDisposable
    where TInput : unmanaged
    where TTarget : unmanaged
{
    // Predictions of many classes are made for a few samples at a time.
    private const int PredictionFloats = 1 << 20;

    private readonly BatchReader<TInput, TTarget> _reader = new(dataset, batchSize);
    private float[]? _predictions;
    private float[]? _rows;

    /// <summary>Samples of the dataset.</summary>
    public int Count => dataset.Count;

    public Evaluation Run(CancellationToken cancellationToken = default)
    {
        NetworkDescription description = network.Description;
        ClassificationMetrics? metrics = typeof(TTarget) == typeof(int)
            ? new ClassificationMetrics(
                description.OutputFeatures, description.Loss?.IgnoreIndex, calibrates: description.Loss is not { PredictsProbabilities: false })
            : null;
        var loss = new WeightedMean();
        long count = 0;
        _reader.Begin();
        for (int first = 0; _reader.TryRead(out Batch<TInput, TTarget> batch, cancellationToken); first += batch.Count)
        {
            check?.Require(batch, first);
            count += CountedTargets.Rows(batch.Targets, description);
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

    private void Classify(ReadOnlySpan<TInput> inputs, ReadOnlySpan<int> labels, ClassificationMetrics metrics)
    {
        NetworkDescription description = network.Description;
        int outputs = description.OutputSize, inputSize = description.InputSize, rows = description.OutputRows;
        int most = Math.Clamp(PredictionFloats / outputs, 1, _reader.BatchSize), all = labels.Length / rows;
        _predictions ??= new float[most * outputs];
        for (int first = 0; first < all; first += most)
        {
            int samples = Math.Min(most, all - first);
            Span<float> predictions = _predictions.AsSpan(0, samples * outputs);
            network.Predict(inputs.Slice(first * inputSize, samples * inputSize), predictions);
            metrics.Add(ByRow(predictions, description), labels.Slice(first * rows, samples * rows));
        }
    }

    /// <summary>Predictions row by row, where they lie plane by plane.</summary>
    private ReadOnlySpan<float> ByRow(ReadOnlySpan<float> predictions, NetworkDescription description)
    {
        if (!description.OutputsChannelsFirst)
            return predictions;
        _rows ??= new float[_predictions!.Length];
        int rows = description.OutputRows, columns = description.OutputFeatures;
        for (int i = 0; i < predictions.Length; i++)
        {
            int sample = i / description.OutputSize, place = i % description.OutputSize;
            _rows[(sample * description.OutputSize) + (place % rows * columns) + (place / rows)] = predictions[i];
        }

        return _rows.AsSpan(0, predictions.Length);
    }
}
