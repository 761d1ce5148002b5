/// <summary>
/// Brings every feature to mean 0 and standard deviation 1. It is fitted only on the training part, because statistics of the held-out flowers
/// would reveal something about them.
/// </summary>
internal sealed class Standardisation
{
    private readonly float[] _mean = new float[IrisClassifier.InputSize];
    private readonly float[] _deviation = new float[IrisClassifier.InputSize];

    public Standardisation(IReadOnlyCollection<Flower> training)
    {
        for (int feature = 0; feature < _mean.Length; feature++)
        {
            _mean[feature] = training.Average(flower => flower.Measurements[feature]);
            _deviation[feature] = MathF.Sqrt(training.Average(flower => MathF.Pow(flower.Measurements[feature] - _mean[feature], 2)));
        }
    }

    public float[] Apply(Flower flower) => [.. flower.Measurements.Select((value, feature) => (value - _mean[feature]) / _deviation[feature])];
}
