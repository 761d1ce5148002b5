using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;

namespace NetGen.Hosting.Tests;

public class ObservationTests
{
    [Fact]
    public async Task Requests_and_batches_are_measured()
    {
        await using Application application = await Application.Start(scale: 3);
        using MetricCollector<double> durations = application.Collect<double>("netgen.request.duration");
        using MetricCollector<int> batches = application.Collect<int>("netgen.batch.size");
        application.Server.Predict(new float[6], new float[6]);
        await application.Server.PredictAsync(new float[2]);
        Assert.Throws<ArgumentException>(() => application.Server.Predict(new float[2], new float[1]));

        IReadOnlyList<CollectedMeasurement<double>> requests = durations.GetMeasurementSnapshot();
        Assert.Equal(3, requests.Count);
        Assert.All(requests, request => Assert.InRange(request.Value, 0, 60));
        Assert.All(requests, request => Assert.Equal("ScaleNetwork", request.Tags["netgen.network"]));
        Assert.False(requests[0].Tags.ContainsKey("error.type"));
        Assert.Equal("System.ArgumentException", requests[2].Tags["error.type"]);
        Assert.Equal([3, 1], batches.GetMeasurementSnapshot().Select(batch => batch.Value));
    }

    [Fact]
    public async Task Versions_are_measured_and_logged()
    {
        await using Application application = await Application.Start(scale: 3);
        using MetricCollector<long> replacements = application.Collect<long>("netgen.model.replacements");
        using MetricCollector<long> rejections = application.Collect<long>("netgen.model.rejections");
        using MetricCollector<int> version = application.Collect<int>("netgen.model.version");
        application.Replace(scale: 5);
        application.Damage();
        version.RecordObservableInstruments();

        Assert.Equal((1, 1, 2), (replacements.LastMeasurement?.Value, rejections.LastMeasurement?.Value, version.LastMeasurement?.Value));
        Assert.Equal(
            [LogLevel.Information, LogLevel.Information, LogLevel.Warning],
            application.Log.GetSnapshot().Where(record => record.Category!.StartsWith("NetGen", StringComparison.Ordinal)).Select(record => record.Level));
        Assert.Contains("version 2 stays in use", application.Log.LatestRecord.Message, StringComparison.Ordinal);
        Assert.IsType<NetworkFileException>(application.Log.LatestRecord.Exception);
    }

    [Fact]
    public async Task The_health_check_tells_the_version_and_degrades_with_a_bad_file()
    {
        await using Application application = await Application.Start(scale: 3);
        HealthReportEntry healthy = await application.CheckHealth();
        application.Damage();
        HealthReportEntry degraded = await application.CheckHealth();
        application.Replace(scale: 5);
        HealthReportEntry mended = await application.CheckHealth();

        Assert.Equal((HealthStatus.Healthy, "Version 1 is in use."), (healthy.Status, healthy.Description));
        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.StartsWith("Version 1 is in use, because the new file is not used: ", degraded.Description, StringComparison.Ordinal);
        Assert.Equal((HealthStatus.Healthy, "Version 2 is in use."), (mended.Status, mended.Description));
        Assert.Equal(application.Server.Current.Sha256, mended.Data["sha256"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Requests_are_traced(int maxBatchSize)
    {
        var activities = new List<Activity>();
        using var parent = new Activity("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NetworkTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests are traced as well.
                if (activity.TraceId == parent.TraceId)
                    activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using Application application = await Application.Start(scale: 3, options => options.MaxBatchSize = maxBatchSize);
        parent.Start();
        await application.Server.PredictAsync(new float[2]);
        Assert.Throws<ArgumentException>(() => application.Server.Predict(new float[2], new float[1]));

        Assert.Equal(["predict", "predict"], activities.Select(activity => activity.OperationName));
        Assert.Equal(("ScaleNetwork", 1), (activities[0].GetTagItem("netgen.network"), activities[0].GetTagItem("netgen.model.version")));
        Assert.Equal((ActivityStatusCode.Error, "System.ArgumentException"), (activities[1].Status, activities[1].GetTagItem("error.type")));
        Assert.Equal(parent.SpanId, activities[0].ParentSpanId);
    }
}
