using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NetGen.Hosting;

/// <summary>Loads a network when the application starts, so that a bad file is found before the first request.</summary>
internal sealed class NetworkStart<TNetwork>(IServiceProvider services) : IHostedService
    where TNetwork : class, INetwork<float>
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<NetworkServer<TNetwork>>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
