using System.Diagnostics;
using System.Net;

/// <summary>Simulates many callers at once, who ask about flowers and give feedback, then malicious callers, a restart, and a damaged file.</summary>
internal sealed class Demo(Flower[] flowers)
{
    private const int Callers = 8, Questions = 100;
    // The network of the start answers 93 % right, and the gate allows it to become a little worse.
    private const double Goal = 0.85;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private bool _isGood = true;

    public static async Task<bool> Run(Func<string, FlowerModel> start, Flower[] flowers)
    {
        string folder = Directory.CreateTempSubdirectory("flowers").FullName;
        string state = Path.Combine(folder, "flowers.safetensors");
        var demo = new Demo(flowers);
        try
        {
            await demo.Serve(start(folder), "starts without a saved state", async (caller, model) =>
            {
                await demo.AskAndTell(caller);
                demo.Check(await Until(async () => (await caller.Classify(flowers[0])).Version > 1));
                int version = (await caller.Classify(flowers[0])).Version;
                Console.WriteLine($"a new network was published {version - 1} times so far");
                demo.Check(await caller.Health() == "Healthy", "the service says that it is healthy");
                await demo.SendImpossibleFlowers(caller);
                await demo.SendWrongFeedback(caller, model);
            });
            await demo.Serve(start(folder), "continues with flowers.safetensors", (caller, _) => demo.Ask(caller));

            byte[] file = File.ReadAllBytes(state);
            file[^1] ^= 1;
            File.WriteAllBytes(state, file);
            await demo.Serve(start(folder), "learning starts again", (caller, _) => demo.Ask(caller));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return demo._isGood;
    }

    private async Task Serve(FlowerModel model, string origin, Func<Caller, FlowerModel, Task> call)
    {
        Console.WriteLine();
        Check(model.Origin.Contains(origin, StringComparison.Ordinal), $"the network: {model.Origin}");
        await using WebApplication app = FlowerService.Create([], model, builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
        });
        await app.StartAsync();
        using (var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) })
            await call(new Caller(client), model);
        await app.StopAsync();
    }

    private async Task AskAndTell(Caller caller)
    {
        int right = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (int i = 0; i < Questions; i++)
            {
                Flower flower = flowers[random.Next(flowers.Length)];
                if (await IsRight(caller, flower))
                    Interlocked.Increment(ref right);
                Check(await caller.Tell(flower.Measurements, flower.Species) == HttpStatusCode.Accepted);
            }
        })));
        double share = (double)right / (Callers * Questions);
        Check(share >= Goal, $"{Callers * Questions} questions by {Callers} callers at once: {100 * share:F1} % answered right");
    }

    private async Task Ask(Caller caller)
    {
        int right = 0;
        foreach (Flower flower in flowers)
            right += await IsRight(caller, flower) ? 1 : 0;
        Check(right >= Goal * flowers.Length, $"{flowers.Length} questions: {100.0 * right / flowers.Length:F1} % answered right");
    }

    private async Task SendImpossibleFlowers(Caller caller)
    {
        float[][] impossible = [[1e4f, 1e4f, 1e4f, 1e4f], [1e38f, 3.5f, 1.4f, 0.2f], [-1, 3.5f, 1.4f, 0.2f], [5.1f, 3.5f, 1.4f]];
        foreach (float[] measurements in impossible)
        {
            using HttpResponseMessage response = await caller.Ask(measurements);
            Check(response.StatusCode == HttpStatusCode.BadRequest);
            Check(await caller.Tell(measurements, flowers[0].Species) == HttpStatusCode.BadRequest);
        }

        Check(await caller.Tell(flowers[0].Measurements, "tulip") == HttpStatusCode.BadRequest, "impossible flowers were refused");
    }

    private async Task SendWrongFeedback(Caller caller, FlowerModel model)
    {
        for (int i = 0; i < Callers * Questions; i++)
        {
            Flower flower = flowers[i % flowers.Length];
            string wrong = model.Species.First(species => species != flower.Species);
            Check(await caller.Tell(flower.Measurements, wrong) == HttpStatusCode.Accepted);
        }

        Check(await Until(() => Task.FromResult(model.Refused > 0)), "wrong labels make the network worse, and steps are undone");
        await Ask(caller);
    }

    private static async Task<bool> IsRight(Caller caller, Flower flower) => (await caller.Classify(flower)).Species == flower.Species;

    /// <summary>Feedback is learned in the background: it takes a while until something comes of it.</summary>
    private static async Task<bool> Until(Func<Task<bool>> condition)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await Task.Delay(20))
        {
            if (await condition())
                return true;
        }

        return false;
    }

    private void Check(bool isTrue, string? report = null)
    {
        if (!isTrue)
            _isGood = false;
        if (report is not null)
            Console.WriteLine(isTrue ? report : $"FAILED: {report}");
    }
}
