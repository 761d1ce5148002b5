using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace NetGen.Hosting.Tests;

/// <summary>An application that serves a network from a file in a folder of its own.</summary>
internal sealed class Application : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-hosting");
    private readonly Action<NetworkOptions<ScaleNetwork>>? _configure;
    private IHost? _host;

    private Application(Action<NetworkOptions<ScaleNetwork>>? configure) => (_configure, Path) = (configure, System.IO.Path.Combine(_folder.FullName, "scale.safetensors"));

    public string Path { get; }

    public FakeLogCollector Log => Services.GetRequiredService<FakeLogCollector>();

    public NetworkServer<ScaleNetwork> Server => Services.GetRequiredService<NetworkServer<ScaleNetwork>>();

    private IServiceProvider Services => _host!.Services;

    public static async Task<Application> Start(float scale, Action<NetworkOptions<ScaleNetwork>>? configure = null)
    {
        var application = new Application(configure);
        ScaleNetwork.Save(application.Path, scale);
        try
        {
            await application.Start();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts an application whose file is missing.</summary>
    public static async Task StartWithoutFile()
    {
        await using var application = new Application(null);
        await application.Start();
    }

    public MetricCollector<T> Collect<T>(string instrument)
        where T : struct =>
        new(Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), NetworkTelemetry.MeterName, instrument);

    public async Task<HealthReportEntry> CheckHealth()
    {
        HealthReport report = await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("netgen"));
        return report.Entries[nameof(ScaleNetwork)];
    }

    /// <summary>Replaces the file, as a trainer elsewhere would.</summary>
    public bool Replace(float scale)
    {
        ScaleNetwork.Save(Path, scale);
        return Server.Refresh();
    }

    public bool Damage()
    {
        File.WriteAllText(Path, "not a network");
        return Server.Refresh();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private Task Start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddFakeLogging();
        // Tests look at the file themselves.
        builder.Services.AddNetwork<ScaleNetwork>(Path, options => options.Watching = new() { Interval = TimeSpan.FromHours(1) });
        if (_configure is not null)
            builder.Services.Configure(_configure);
        _host = builder.Build();
        return _host.StartAsync();
    }
}
