using System.Net.Http.Json;

/// <summary>Many callers at once, each of whom asks about flowers, and says what they turned out to be.</summary>
internal static class Demo
{
    private const int Callers = 8, Questions = 200;
    private const double Goal = 0.9;

    public static async Task<bool> Run(Uri service, Flower[] flowers)
    {
        using var client = new HttpClient { BaseAddress = service };
        int right = 0, version = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (int i = 0; i < Questions; i++)
            {
                Flower flower = flowers[random.Next(flowers.Length)];
                Answer answer = await Ask(client, flower);
                if (answer.Species == flower.Species)
                    Interlocked.Increment(ref right);
                InterlockedMax(ref version, answer.Version);
                using HttpResponseMessage heard = await client.PostAsJsonAsync(
                    "/feedback", new Feedback(flower.Measurements, flower.Species), Messages.Default.Feedback);
                heard.EnsureSuccessStatusCode();
            }
        })));

        double share = (double)right / (Callers * Questions);
        Console.WriteLine($"{Callers * Questions} questions by {Callers} callers at once: {100 * share:F1} % answered right");
        Console.WriteLine($"meanwhile the network that answers was renewed {version} times");
        return share >= Goal && version > 0;
    }

    private static async Task<Answer> Ask(HttpClient client, Flower flower)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync("/classify", new Question(flower.Measurements), Messages.Default.Question);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(Messages.Default.Answer))!;
    }

    private static void InterlockedMax(ref int largest, int value)
    {
        int seen = Volatile.Read(ref largest);
        while (value > seen && Interlocked.CompareExchange(ref largest, value, seen) is var now && now != seen)
            seen = now;
    }
}
