using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NetGen;
using NetGen.Hosting;
using NetGen.Hosting.Observation;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds networks to an application's services.</summary>
public static class NetworkServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="NetworkServer{TNetwork}"/>, which predicts with the network of a file and reloads it when the file is replaced. The
    /// application doesn't start if the file cannot be loaded. A health check of the network's name, with the tag <c>netgen</c>, is added
    /// as well.
    /// </summary>
    /// <typeparam name="TNetwork">The generated network.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="path">The file that <c>Save</c> wrote. A relative path starts at the current folder.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">The network was added before.</exception>
    public static IServiceCollection AddNetwork<TNetwork>(this IServiceCollection services, string path, Action<NetworkOptions<TNetwork>>? configure = null)
        where TNetwork : class, INetwork<float>, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (services.Any(service => service.ServiceType == typeof(NetworkServer<TNetwork>)))
            throw new InvalidOperationException($"{typeof(TNetwork).Name} was added before. A network is served from one file.");

        services.AddMetrics();
        OptionsBuilder<NetworkOptions<TNetwork>> options = services.AddOptions<NetworkOptions<TNetwork>>().Configure(options => options.Create = static () => new TNetwork());
        if (configure is not null)
            options.Configure(configure);
        services.AddSingleton(provider => new NetworkServer<TNetwork>(
            path,
            provider.GetRequiredService<IOptions<NetworkOptions<TNetwork>>>().Value,
            provider.GetRequiredService<IMeterFactory>(),
            (ILogger?)provider.GetService<ILogger<NetworkServer<TNetwork>>>() ?? NullLogger.Instance));
        services.AddHostedService(provider => new NetworkStart<TNetwork>(provider));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            typeof(TNetwork).Name,
            provider => new NetworkHealthCheck<TNetwork>(provider.GetRequiredService<NetworkServer<TNetwork>>()),
            failureStatus: null,
            tags: ["netgen"]));
        return services;
    }
}
