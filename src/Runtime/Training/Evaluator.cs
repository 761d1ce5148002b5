using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Measures a network on a dataset, again and again in the same memory.</summary>
/// <param name="network">The network.</param>
/// <param name="dataset">The samples.</param>
/// <param name="batchSize">Samples that are read at a time.</param>
/// <param name="check">The check that each batch must pass; null where the samples have been checked.</param>
/// <param name="measuresErrors">Whether predicted numbers are measured as well, for which they are computed once more than for the loss.</param>
internal sealed class Evaluator<TInput, TTarget>(
    ITrainableNetwork<TInput, TTarget> network,
    Dataset<TInput, TTarget> dataset,
    int batchSize,
    SampleCheck<TInput, TTarget>? check,
    bool measuresErrors) : IDisposable
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
        ClassificationMetrics? classification = typeof(TTarget) == typeof(int)
            ? new ClassificationMetrics(
                description.OutputFeatures, description.Loss?.IgnoreIndex, calibrates: description.Loss is not { PredictsProbabilities: false })
            : null;
        RegressionMetrics? regression = measuresErrors && typeof(TTarget) == typeof(float) && description.Loss is not { PredictsProbabilities: true }
            ? new RegressionMetrics(description.OutputFeatures)
            : null;
        var loss = new WeightedMean();
        long count = 0;
        _reader.Begin(cancellationToken);
        for (int first = 0; _reader.TryRead(out Batch<TInput, TTarget> batch, cancellationToken); first += batch.Count)
        {
            check?.Require(batch, first);
            count += CountedTargets.Rows(batch.Targets, description);
            double weight = CountedTargets.Weight(batch.Targets, description);
            if (weight > 0)
                loss.Add(network.Loss(batch.Inputs, batch.Targets), weight);
            if (classification is not null || regression is not null)
                Measure(batch, classification, regression, cancellationToken);
        }

        check?.RequireWeight(loss.Weight);
        return new Evaluation(count, loss.Value, classification, regression);
    }

    public void Dispose() => _reader.Dispose();

    private void Measure(
        Batch<TInput, TTarget> batch, ClassificationMetrics? classification, RegressionMetrics? regression, CancellationToken cancellationToken)
    {
        NetworkDescription description = network.Description;
        int outputs = description.OutputSize, inputSize = description.InputSize, targetSize = dataset.TargetSize;
        int most = Math.Clamp(PredictionFloats / outputs, 1, _reader.BatchSize);
        _predictions ??= new float[most * outputs];
        for (int first = 0; first < batch.Count; first += most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int samples = Math.Min(most, batch.Count - first);
            Span<float> predictions = _predictions.AsSpan(0, samples * outputs);
            network.Predict(batch.Inputs.Slice(first * inputSize, samples * inputSize), predictions);
            ReadOnlySpan<float> rows = ByRow(predictions, description);
            ReadOnlySpan<TTarget> targets = batch.Targets.Slice(first * targetSize, samples * targetSize);
            classification?.Add(rows, MemoryMarshal.Cast<TTarget, int>(targets));
            regression?.Add(rows, MemoryMarshal.Cast<TTarget, float>(targets));
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
