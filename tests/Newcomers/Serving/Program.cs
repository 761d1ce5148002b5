using Circles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetGen;
using NetGen.Hosting;

var network = new CircleClassifier(seed: 1);
network.Save("circle.safetensors");

HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.Services.AddNetwork<CircleClassifier>("circle.safetensors", options => options.MaxBatchSize = 8);
using IHost host = builder.Build();
await host.StartAsync();

var server = host.Services.GetRequiredService<NetworkServer<CircleClassifier>>();
float[] expected = new float[CircleClassifier.OutputSize];
network.Predict([0.1f, -0.2f], expected);
ServedPrediction<CircleClassifier> prediction = await server.PredictAsync(new[] { 0.1f, -0.2f });
Console.WriteLine(prediction.Predictions.Span.SequenceEqual(expected) ? "the same prediction" : "another prediction");

new CircleClassifier(seed: 2).Save("circle.safetensors");
Console.WriteLine(server.Refresh() ? $"version {server.Current.Number}" : "no new version");
File.WriteAllText("circle.safetensors", "damaged");
server.Refresh();
HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"{report.Status}: {report.Entries["CircleClassifier"].Description}");
