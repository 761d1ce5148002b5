using System.Net;
using System.Net.Http.Json;

/// <summary>Simulates many callers at once, who ask about flowers and give feedback, then malicious callers, a restart, and a damaged file.</summary>
internal sealed class Demo(Flower[] flowers)
{
    private const int Callers = 8, Questions = 100;
    // The network of the start answers 93 % right, and the gate allows it to become a little worse.
    private const double Goal = 0.85;

    private bool _isGood = true;

    public static async Task<bool> Run(Func<string, FlowerModel> start, Flower[] flowers)
    {
        string folder = Directory.CreateTempSubdirectory("flowers").FullName;
        string path = Path.Combine(folder, "flowers.safetensors");
        var demo = new Demo(flowers);
        try
        {
            await demo.Serve(start(path), "starts without a saved state", async (client, model) =>
            {
                await demo.AskAndTell(client);
                int version = model.Classify(flowers[0].Measurements).Version;
                demo.Check(version > 0, $"a new network was published {version} times");
                await demo.SendImpossibleFlowers(client);
                await demo.SendWrongFeedback(client, model);
            });
            await demo.Serve(start(path), "continues with flowers.safetensors", (client, _) => demo.Ask(client));

            byte[] file = File.ReadAllBytes(path);
            file[^1] ^= 1;
            File.WriteAllBytes(path, file);
            await demo.Serve(start(path), "learning starts again", (client, _) => demo.Ask(client));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return demo._isGood;
    }

    private async Task Serve(FlowerModel model, string origin, Func<HttpClient, FlowerModel, Task> call)
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
            await call(client, model);
        await app.StopAsync();
    }

    private async Task AskAndTell(HttpClient client)
    {
        int right = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (int i = 0; i < Questions; i++)
            {
                Flower flower = flowers[random.Next(flowers.Length)];
                if (await IsRight(client, flower))
                    Interlocked.Increment(ref right);
                Check(await Tell(client, flower.Measurements, flower.Species) == HttpStatusCode.Accepted);
            }
        })));
        double share = (double)right / (Callers * Questions);
        Check(share >= Goal, $"{Callers * Questions} questions by {Callers} callers at once: {100 * share:F1} % answered right");
    }

    private async Task Ask(HttpClient client)
    {
        int right = 0;
        foreach (Flower flower in flowers)
            right += await IsRight(client, flower) ? 1 : 0;
        Check(right >= Goal * flowers.Length, $"{flowers.Length} questions: {100.0 * right / flowers.Length:F1} % answered right");
    }

    private async Task SendImpossibleFlowers(HttpClient client)
    {
        float[][] impossible = [[1e4f, 1e4f, 1e4f, 1e4f], [1e38f, 3.5f, 1.4f, 0.2f], [-1, 3.5f, 1.4f, 0.2f], [5.1f, 3.5f, 1.4f]];
        foreach (float[] measurements in impossible)
        {
            using HttpResponseMessage response = await client.PostAsJsonAsync("/classify", new Question(measurements), Messages.Default.Question);
            Check(response.StatusCode == HttpStatusCode.BadRequest);
            Check(await Tell(client, measurements, flowers[0].Species) == HttpStatusCode.BadRequest);
        }

        Check(await Tell(client, flowers[0].Measurements, "tulip") == HttpStatusCode.BadRequest, "impossible flowers were refused");
    }

    private async Task SendWrongFeedback(HttpClient client, FlowerModel model)
    {
        for (int i = 0; i < Callers * Questions; i++)
        {
            Flower flower = flowers[i % flowers.Length];
            string wrong = model.Species.First(species => species != flower.Species);
            Check(await Tell(client, flower.Measurements, wrong) == HttpStatusCode.Accepted);
        }

        Check(model.Refused > 0, $"after {Callers * Questions} wrong labels, {model.Refused} steps were undone");
        await Ask(client);
    }

    private static async Task<bool> IsRight(HttpClient client, Flower flower)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync("/classify", new Question(flower.Measurements), Messages.Default.Question);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(Messages.Default.Answer))!.Species == flower.Species;
    }

    private static async Task<HttpStatusCode> Tell(HttpClient client, float[] measurements, string species)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync("/feedback", new Feedback(measurements, species), Messages.Default.Feedback);
        return response.StatusCode;
    }

    private void Check(bool isTrue, string? report = null)
    {
        if (!isTrue)
            _isGood = false;
        if (report is not null)
            Console.WriteLine(isTrue ? report : $"FAILED: {report}");
    }
}
