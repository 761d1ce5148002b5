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
    private readonly BatchQueue<TNetwork>? _queue;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private volatile bool _isDisposed;

    internal NetworkServer(string path, NetworkOptions<TNetwork> options, IMeterFactory meters, ILogger logger)
    {
        _watcher = new ModelWatcher<TNetwork>(path, options.Create, options.Watching);
        NetworkDescription description = Current.Network.Description;
        (_inputSize, _outputSize, _normalization) = (description.InputSize, description.OutputSize, options.Normalization);
        try
        {
            if (_normalization is not null)
                _statistics = new InputStatistics(RequireFeatures(_normalization, description));
            _meter = new RequestMeter(meters, description.Name, () => Current.Number, _statistics);
            if (options.MaxBatchSize > 1)
                _queue = new BatchQueue<TNetwork>(_inputSize, _outputSize, options.MaxBatchSize, options.MaxWaiting, Run);
        }
        catch
        {
            _watcher.Dispose();
            throw;
        }

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

    /// <summary>Reads the file now instead of after the interval, and tries a file again that was rejected.</summary>
    /// <returns>Whether a new version was loaded.</returns>
    /// <exception cref="ObjectDisposedException">The server was disposed.</exception>
    public bool Refresh() => _watcher.Refresh();

    /// <summary>Predicts any number of samples on the thread of the caller.</summary>
    /// <param name="inputs">The features of the samples, before normalisation.</param>
    /// <param name="predictions">Receives as many values as the network has outputs for each sample.</param>
    /// <returns>The version that predicted.</returns>
    /// <exception cref="ArgumentException">The lengths of the spans do not match.</exception>
    /// <exception cref="ObjectDisposedException">The server was disposed.</exception>
    public ModelVersion<TNetwork> Predict(ReadOnlySpan<float> inputs, Span<float> predictions)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        RequestMeter.Request request = _meter.Begin();
        float[]? rented = null;
        try
        {
            if (_normalization is not null)
            {
                rented = ArrayPool<float>.Shared.Rent(inputs.Length);
                inputs.CopyTo(rented);
                Span<float> normalized = rented.AsSpan(0, inputs.Length);
                _normalization.Apply(normalized);
                inputs = normalized;
            }

            ModelVersion<TNetwork> version = Run(inputs, predictions);
            _statistics?.Add(inputs);
            request.End(version.Number, version.Sha256);
            return version;
        }
        catch (Exception error)
        {
            request.Fail(error);
            throw;
        }
        finally
        {
            if (rented is not null)
                ArrayPool<float>.Shared.Return(rented);
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
    public Task<ServedPrediction<TNetwork>> PredictAsync(ReadOnlyMemory<float> input, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (input.Length != _inputSize)
            throw new ArgumentException($"'{nameof(input)}' has {input.Length} values; expected {_inputSize}, the number of features per sample.", nameof(input));
        return cancellationToken.IsCancellationRequested ? Task.FromCanceled<ServedPrediction<TNetwork>>(cancellationToken)
            : _queue is { } queue ? Enqueue(queue, input.ToArray(), cancellationToken)
            : Task.FromResult(PredictOne(input.Span));
    }

    /// <summary>Stops watching the file and accepting requests. Those that wait are still predicted.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _watcher.Dispose();
        _queue?.Dispose();
    }

    private static int RequireFeatures(Normalization normalization, NetworkDescription network) =>
        normalization.Offsets.Length == network.InputSize
            ? network.InputSize
            : throw new InvalidOperationException(
                $"The normalisation has {normalization.Offsets.Length} features; expected {network.InputSize}, the inputs of {network.Name}.");

    private ServedPrediction<TNetwork> PredictOne(ReadOnlySpan<float> input)
    {
        float[] predictions = new float[_outputSize];
        return new ServedPrediction<TNetwork>(predictions, Predict(input, predictions));
    }

    private async Task<ServedPrediction<TNetwork>> Enqueue(BatchQueue<TNetwork> queue, float[] input, CancellationToken cancellationToken)
    {
        RequestMeter.Request request = _meter.Begin();
        try
        {
            _normalization?.Apply(input);
            ServedPrediction<TNetwork> prediction = await queue.Predict(input, cancellationToken).ConfigureAwait(false);
            _statistics?.Add(input);
            request.End(prediction.Version.Number, prediction.Version.Sha256);
            return prediction;
        }
        catch (Exception error)
        {
            request.Fail(error);
            throw;
        }
    }

    private ModelVersion<TNetwork> Run(ReadOnlySpan<float> inputs, Span<float> predictions)
    {
        ModelVersion<TNetwork> version = Current;
        version.Network.Predict(inputs, predictions);
        _meter.BatchSize.Record(inputs.Length / _inputSize, _meter.Network);
        return version;
    }
}
