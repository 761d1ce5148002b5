using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetGen.Hosting.Observation;

/// <summary>Tells which version of a network is in use. It is degraded if the file as it is now cannot be used.</summary>
internal sealed class NetworkHealthCheck<TNetwork>(NetworkServer<TNetwork> server) : IHealthCheck
    where TNetwork : class, INetwork<float>
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ModelVersion<TNetwork> current = server.Current;
        var data = new ReadOnlyDictionary<string, object>(new Dictionary<string, object>
        {
            ["version"] = current.Number,
            ["writtenAt"] = current.WrittenAt.ToString("O", CultureInfo.InvariantCulture),
            ["sha256"] = current.Sha256,
        });
        return Task.FromResult(server.Rejection is { } error
            ? HealthCheckResult.Degraded($"Version {current.Number} is in use, because the new file is not used: {error.Message}", error, data)
            : HealthCheckResult.Healthy($"Version {current.Number} is in use.", data));
    }
}
