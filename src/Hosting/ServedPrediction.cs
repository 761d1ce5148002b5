namespace NetGen.Hosting;

/// <summary>Represents a prediction and the version of the network that made it.</summary>
/// <param name="Predictions">As many values as the network has outputs, such as one probability for each class.</param>
/// <param name="Version">The number of the version, as in <see cref="ModelVersion{TNetwork}.Number"/>.</param>
public readonly record struct ServedPrediction(ReadOnlyMemory<float> Predictions, int Version);
