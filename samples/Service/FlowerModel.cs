using NetGen;

/// <summary>
/// The network that all requests share. Any number of threads may ask it at once, and nobody waits for training: another instance learns,
/// and from time to time a copy of it takes the place of the one that answers.
/// </summary>
internal sealed class FlowerModel
{
    private const float LearningRate = 0.02f;

    private readonly FlowerClassifier _learner = new(seed: 1);
    private readonly float[] _parameters = new float[FlowerClassifier.ParameterCount];
    private readonly Normalization _normalization;
    private volatile Published _published;

    public FlowerModel(Flower[] known)
    {
        Species = [.. known.Select(flower => flower.Species).Distinct()];
        Dataset<int> flowers = Dataset.From(known, flower => flower.Measurements, flower => Array.IndexOf(Species, flower.Species));
        _normalization = Normalization.Standardize(flowers);
        Trainer.Fit(_learner, _normalization.Apply(flowers), new() { Epochs = 100, LearningRate = LearningRate });
        _published = new Published(Copy(), 0);
    }

    public string[] Species { get; }

    public Answer Classify(ReadOnlySpan<float> measurements)
    {
        Span<float> inputs = stackalloc float[FlowerClassifier.InputSize];
        Span<float> probabilities = stackalloc float[FlowerClassifier.OutputSize];
        measurements.CopyTo(inputs);
        _normalization.Apply(inputs);
        Published published = _published;
        published.Network.Predict(inputs, probabilities);
        int likeliest = published.Network.Classify(inputs);
        return new Answer(Species[likeliest], probabilities[likeliest], published.Version);
    }

    /// <summary>Learns from what flowers turned out to be, and renews the network that answers. One caller at a time.</summary>
    public void Learn(IReadOnlyCollection<Feedback> feedback)
    {
        float[] inputs = [.. feedback.SelectMany(flower => flower.Measurements)];
        int[] labels = [.. feedback.Select(flower => Array.IndexOf(Species, flower.Species))];
        _normalization.Apply(inputs);
        _learner.TrainStep(inputs, labels, LearningRate);
        _published = new Published(Copy(), _published.Version + 1);
    }

    private FlowerClassifier Copy()
    {
        _learner.CopyParametersTo(_parameters);
        var copy = new FlowerClassifier();
        copy.CopyParametersFrom(_parameters);
        return copy;
    }

    private sealed record Published(FlowerClassifier Network, int Version);
}
