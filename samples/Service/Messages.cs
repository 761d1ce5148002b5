using System.Text.Json.Serialization;

/// <summary>A flower to classify: sepal length and width, petal length and width in centimetres.</summary>
internal sealed record Question(float[] Measurements);

/// <summary>The answer of the network.</summary>
/// <param name="Species">The most probable species.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Version">The version of the network that answered, 1 for the one that the service started with.</param>
internal sealed record Answer(string Species, float Probability, int Version);

/// <summary>The species that a flower turned out to be.</summary>
internal sealed record Feedback(float[] Measurements, string Species);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Feedback))]
internal sealed partial class Messages : JsonSerializerContext;
