using System.Buffers;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using NetGen.Hosting.Batching;
using NetGen.Hosting.Observation;

namespace NetGen.Hosting;

/// <summary>
/// Predicts with the network of a file for any number of callers at the same time. The network is replaced when its file is replaced. Get a server from an
/// application's services after <c>services.AddNetwork&lt;TNetwork&gt;(path)</c>.
/// </summary>
/// <remarks>
/// It measures itself: see <see cref="NetworkTelemetry"/> for the names of the metrics and traces.
/// </remarks>
/// <typeparam name="TNetwork">The generated network.</typeparam>
public sealed class NetworkServer<TNetwork> : IDisposable
    where TNetwork : class, INetwork<float>
{
    private readonly ModelWatcher<TNetwork> _watcher;
    private readonly Normalization? _normalization;
    private readonly InputStatistics? _statistics;
    private readonly RequestMeter _meter;
    private readonly BatchQueue? _queue;
    private readonly int _inputSize;
    private readonly int _outputSize;

    internal NetworkServer(string path, NetworkOptions<TNetwork> options, IMeterFactory meters, ILogger logger)
    {
        _watcher = new ModelWatcher<TNetwork>(path, options.Create, options.Watching);
        NetworkDescription description = Current.Network.Description;
        (_inputSize, _outputSize, _normalization) = (description.InputSize, description.OutputSize, options.Normalization);
        if (_normalization is not null)
        {
            if (_normalization.Offsets.Length != _inputSize)
            {
                _watcher.Dispose();
                throw new InvalidOperationException(
                    $"The normalisation has {_normalization.Offsets.Length} features; expected {_inputSize}, the inputs of {description.Name}.");
            }

            _statistics = new InputStatistics(_inputSize);
        }

        _meter = new RequestMeter(meters, description.Name, () => Current.Number, _statistics);
        if (options.MaxBatchSize > 1)
            _queue = new BatchQueue(_inputSize, _outputSize, options.MaxBatchSize, options.MaxWaiting, Run);
        _watcher.Replaced += (_, change) =>
        {
            _meter.Replacements.Add(1, _meter.Network);
            ModelLog.Replaced(logger, description.Name, change.Current.Number, change.Current.Sha256);
        };
        _watcher.Rejected += (_, change) =>
        {
            _meter.Rejections.Add(1, _meter.Network);
            ModelLog.Rejected(logger, description.Name, Current.Number, change.Error);
        };
        ModelLog.Loaded(logger, description.Name, _watcher.Path, Current.Sha256);
    }

    /// <summary>The network in use and its version.</summary>
    public ModelVersion<TNetwork> Current => _watcher.Current;

    /// <summary>The full path of the file.</summary>
    public string Path => _watcher.Path;

    /// <summary>Why the file as it is now is not in use; null if it is.</summary>
    public Exception? Rejection => _watcher.Rejection;

    /// <summary>
    /// How far recent inputs are from those that the normalisation was fitted to; null without <see cref="NetworkOptions{TNetwork}.Normalization"/>.
    /// </summary>
    public InputDrift? Drift => _statistics?.Drift;

    /// <summary>Looks at the file now instead of after the interval.</summary>
    /// <returns>Whether a new version was loaded.</returns>
    /// <exception cref="ObjectDisposedException">The server was disposed.</exception>
    public bool Refresh() => _watcher.Refresh();

    /// <summary>Predicts any number of samples on the thread of the caller.</summary>
    /// <param name="inputs">The features of the samples, before normalisation.</param>
    /// <param name="predictions">Receives as many values as the network has outputs for each sample.</param>
    /// <returns>The number of the version that predicted.</returns>
    /// <exception cref="ArgumentException">The lengths of the spans do not match.</exception>
    public int Predict(ReadOnlySpan<float> inputs, Span<float> predictions)
    {
        RequestMeter.Request request = _meter.Begin();
        try
        {
            float[]? rented = null;
            if (_normalization is not null)
            {
                rented = ArrayPool<float>.Shared.Rent(inputs.Length);
                inputs.CopyTo(rented);
                inputs = Prepare(rented.AsSpan(0, inputs.Length));
            }

            int version = Run(inputs, predictions);
            if (rented is not null)
                ArrayPool<float>.Shared.Return(rented);
            request.End(version);
            return version;
        }
        catch (Exception error)
        {
            request.Fail(error);
            throw;
        }
    }

    /// <summary>
    /// Predicts one sample. With a <see cref="NetworkOptions{TNetwork}.MaxBatchSize"/> of more than 1, it is predicted together with other samples that
    /// arrive at the same time.
    /// </summary>
    /// <param name="input">The features of the sample, before normalisation. They are copied by the call.</param>
    /// <param name="cancellationToken">Cancels waiting for the prediction.</param>
    /// <returns>The prediction and the version that predicted.</returns>
    /// <exception cref="ArgumentException">The input has the wrong length.</exception>
    /// <exception cref="ObjectDisposedException">The server was disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ServedPrediction> PredictAsync(ReadOnlyMemory<float> input, CancellationToken cancellationToken = default)
    {
        if (input.Length != _inputSize)
            throw new ArgumentException($"'{nameof(input)}' has {input.Length} values; expected {_inputSize}, the number of features per sample.", nameof(input));
        return cancellationToken.IsCancellationRequested ? Task.FromCanceled<ServedPrediction>(cancellationToken)
            : _queue is { } queue ? Enqueue(queue, input.ToArray(), cancellationToken)
            : Task.FromResult(PredictOne(input.Span));
    }

    /// <summary>Stops watching the file and accepting requests. Those that wait are still predicted.</summary>
    public void Dispose()
    {
        _watcher.Dispose();
        _queue?.Dispose();
    }

    private ServedPrediction PredictOne(ReadOnlySpan<float> input)
    {
        float[] predictions = new float[_outputSize];
        int version = Predict(input, predictions);
        return new ServedPrediction(predictions, version);
    }

    private async Task<ServedPrediction> Enqueue(BatchQueue queue, float[] input, CancellationToken cancellationToken)
    {
        RequestMeter.Request request = _meter.Begin();
        try
        {
            Prepare(input);
            ServedPrediction prediction = await queue.Predict(input, cancellationToken).ConfigureAwait(false);
            request.End(prediction.Version);
            return prediction;
        }
        catch (Exception error)
        {
            request.Fail(error);
            throw;
        }
    }

    private Span<float> Prepare(Span<float> inputs)
    {
        _normalization?.Apply(inputs);
        _statistics?.Add(inputs);
        return inputs;
    }

    private int Run(ReadOnlySpan<float> inputs, Span<float> predictions)
    {
        ModelVersion<TNetwork> version = Current;
        version.Network.Predict(inputs, predictions);
        _meter.BatchSize.Record(inputs.Length / _inputSize, _meter.Network);
        return version.Number;
    }
}
