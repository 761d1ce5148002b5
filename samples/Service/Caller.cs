using System.Net;
using System.Net.Http.Json;

/// <summary>Asks the service and tells it, as a program elsewhere would.</summary>
internal sealed class Caller(HttpClient client)
{
    public async Task<Answer> Classify(Flower flower)
    {
        using HttpResponseMessage response = await Ask(flower.Measurements);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(Messages.Default.Answer))!;
    }

    public Task<HttpResponseMessage> Ask(float[] measurements) =>
        client.PostAsJsonAsync("/classify", new Question(measurements), Messages.Default.Question);

    public async Task<HttpStatusCode> Tell(float[] measurements, string species)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync("/feedback", new Feedback(measurements, species), Messages.Default.Feedback);
        return response.StatusCode;
    }

    public Task<string> Health() => client.GetStringAsync(new Uri("health", UriKind.Relative));
}
