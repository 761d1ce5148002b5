namespace NetGen.Hosting;

/// <summary>Represents a prediction and the version of the network that made it.</summary>
/// <typeparam name="TNetwork">The generated network.</typeparam>
public sealed class ServedPrediction<TNetwork>
    where TNetwork : class, INetwork<float>
{
    internal ServedPrediction(ReadOnlyMemory<float> predictions, ModelVersion<TNetwork> version) => (Predictions, Version) = (predictions, version);

    /// <summary>As many values as the network has outputs, such as one probability for each class.</summary>
    public ReadOnlyMemory<float> Predictions { get; }

    /// <summary>The version that predicted.</summary>
    public ModelVersion<TNetwork> Version { get; }
}
