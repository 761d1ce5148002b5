using System.Text.Json.Serialization;

/// <summary>A flower to classify: sepal length and width, petal length and width in centimetres.</summary>
internal sealed record Question(float[] Measurements);

/// <summary>What the network makes of it.</summary>
/// <param name="Species">The likeliest species.</param>
/// <param name="Probability">How likely it is.</param>
/// <param name="Version">How often the network had been renewed by then.</param>
internal sealed record Answer(string Species, float Probability, int Version);

/// <summary>What a flower turned out to be.</summary>
internal sealed record Feedback(float[] Measurements, string Species);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Feedback))]
internal sealed partial class Messages : JsonSerializerContext;
