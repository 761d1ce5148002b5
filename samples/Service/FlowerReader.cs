using NetGen.Hosting;

/// <summary>Classifies flowers for any number of callers at the same time.</summary>
internal sealed class FlowerReader(NetworkServer<FlowerClassifier> server, FlowerModel model)
{
    public Answer Classify(ReadOnlySpan<float> measurements)
    {
        Span<float> probabilities = stackalloc float[FlowerClassifier.OutputSize];
        int version = server.Predict(measurements, probabilities).Number;
        int likeliest = 0;
        for (int i = 1; i < probabilities.Length; i++)
        {
            if (probabilities[i] > probabilities[likeliest])
                likeliest = i;
        }

        return new Answer(model.Species[likeliest], probabilities[likeliest], version);
    }
}
