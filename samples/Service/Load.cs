using System.Diagnostics;
using System.Net;

/// <summary>Measures how many requests the service answers when many callers ask it all the time, with and without learning.</summary>
internal static class Load
{
    private const int Callers = 16;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task Run(Func<string, FlowerModel> start, Flower[] flowers)
    {
        string folder = Directory.CreateTempSubdirectory("flowers").FullName;
        try
        {
            await using WebApplication app = FlowerService.Create([], start(folder), builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders();
            });
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            var caller = new Caller(client);
            Console.WriteLine($"{Callers} callers, {Duration.TotalSeconds:F0} s each, on {Environment.ProcessorCount} processors that the callers use as well");
            await Measure(caller, flowers, feedbackEvery: int.MaxValue, warmUp: true);
            for (int round = 0; round < 3; round++)
            {
                await Measure(caller, flowers, feedbackEvery: int.MaxValue);
                await Measure(caller, flowers, feedbackEvery: 20);
            }

            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(Caller caller, Flower[] flowers, int feedbackEvery, bool warmUp = false)
    {
        await LearnAll(caller, flowers[0]);
        int before = (await caller.Classify(flowers[0])).Version;
        long end = Stopwatch.GetTimestamp() + (long)(Duration.TotalSeconds * Stopwatch.Frequency);
        double[][] milliseconds = await Task.WhenAll(Enumerable.Range(0, Callers).Select(seed => Task.Run(() => Ask(caller, flowers, seed, feedbackEvery, end))));
        if (warmUp)
            return;
        double[] all = [.. milliseconds.SelectMany(times => times).Order()];
        int published = (await caller.Classify(flowers[0])).Version - before;
        Console.WriteLine(
            $"{all.Length / Duration.TotalSeconds,7:N0} questions a second, half of them within {all[all.Length / 2]:F2} ms, 99 % within {all[all.Length * 99 / 100]:F2} ms, "
            + (published > 0 ? $"while {published} versions were published" : "without learning"));
    }

    /// <summary>Waits until nothing is left to be learned of an earlier round.</summary>
    private static async Task LearnAll(Caller caller, Flower flower)
    {
        for (int version = 0; (await caller.Classify(flower)).Version is var next && next != version; version = next)
            await Task.Delay(500);
    }

    private static async Task<double[]> Ask(Caller caller, Flower[] flowers, int seed, int feedbackEvery, long end)
    {
        var times = new List<double>();
        var random = new Random(seed);
        while (Stopwatch.GetTimestamp() < end)
        {
            Flower flower = flowers[random.Next(flowers.Length)];
            long start = Stopwatch.GetTimestamp();
            await caller.Classify(flower);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (times.Count % feedbackEvery != 0)
                continue;
            HttpStatusCode status = await caller.Tell(flower.Measurements, flower.Species);
            // If it has too much feedback already, the service says so.
            if (status is not (HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable))
                throw new InvalidOperationException($"The service answered {status} to feedback.");
        }

        return [.. times];
    }
}
