using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetGen.Hosting.Observation;

/// <summary>The instruments of a server.</summary>
internal sealed class RequestMeter
{
    private static readonly ActivitySource Activities = new(NetworkTelemetry.ActivitySourceName);

    private readonly Histogram<double> _duration;

    public RequestMeter(IMeterFactory meters, string network, Func<int> version, InputStatistics? statistics)
    {
        Network = new("netgen.network", network);
        KeyValuePair<string, object?>[] tags = [Network];
        Meter meter = meters.Create(NetworkTelemetry.MeterName);
        _duration = meter.CreateHistogram<double>("netgen.request.duration", "s", "The time from a request to its prediction, with waiting for a batch.", tags: null, Buckets);
        BatchSize = meter.CreateHistogram<int>("netgen.batch.size", "{sample}", "The samples that were predicted together.");
        Replacements = meter.CreateCounter<long>("netgen.model.replacements", "{replacement}", "The versions that replaced another one.");
        Rejections = meter.CreateCounter<long>("netgen.model.rejections", "{rejection}", "The files that could not be loaded or were refused.");
        meter.CreateObservableGauge("netgen.model.version", () => new Measurement<int>(version(), tags), "{version}", "The number of the version in use.");
        if (statistics is null)
            return;
        meter.CreateObservableGauge(
            "netgen.input.shift", () => new Measurement<double>(statistics.LargestShift, tags), "{deviation}", "The largest shift of an input, in standard deviations.");
        meter.CreateObservableGauge(
            "netgen.input.spread", () => new Measurement<double>(statistics.LargestSpread, tags), "{deviation}", "The spread of an input that differs most from 1.");
    }

    public KeyValuePair<string, object?> Network { get; }

    public Histogram<int> BatchSize { get; }

    public Counter<long> Replacements { get; }

    public Counter<long> Rejections { get; }

    /// <summary>From a microsecond: the default begins at five milliseconds, in which most networks predict thousands of samples.</summary>
    private static InstrumentAdvice<double> Buckets => new()
    {
        HistogramBucketBoundaries = [1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
    };

    public Request Begin() => new(this, Activities.StartActivity("predict")?.SetTag(Network.Key, Network.Value), Stopwatch.GetTimestamp());

    /// <summary>A request that is being answered.</summary>
    internal readonly struct Request(RequestMeter meter, Activity? activity, long start)
    {
        // A TimeSpan has steps of 0.1 µs.
        private double Seconds => (Stopwatch.GetTimestamp() - start) / (double)Stopwatch.Frequency;

        public void End(int version, string sha256)
        {
            meter._duration.Record(Seconds, meter.Network);
            if (activity is null)
                return;
            activity.SetTag("netgen.model.version", version);
            activity.SetTag("netgen.model.sha256", sha256);
            activity.Dispose();
        }

        public void Fail(Exception error)
        {
            string type = error.GetType().FullName!;
            meter._duration.Record(Seconds, meter.Network, new("error.type", type));
            if (activity is null)
                return;
            activity.SetTag("error.type", type);
            // Whoever cancels makes no error of the service.
            if (error is not OperationCanceledException)
                activity.SetStatus(ActivityStatusCode.Error, error.Message);
            activity.Dispose();
        }
    }
}
