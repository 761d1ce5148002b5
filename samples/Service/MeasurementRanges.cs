/// <summary>
/// The ranges of valid measurements. A network gives a confident answer even to absurd inputs, and a training step with an absurd input can destroy what
/// the network has learned, so inputs that are far from all known flowers are refused.
/// </summary>
internal sealed class MeasurementRanges
{
    private static readonly string[] Names = ["sepal length", "sepal width", "petal length", "petal width"];

    private readonly float[] _least = new float[FlowerClassifier.InputSize];
    private readonly float[] _largest = new float[FlowerClassifier.InputSize];

    /// <summary>Creates ranges from known flowers. Half of the width is added on both sides.</summary>
    public MeasurementRanges(Flower[] known)
    {
        for (int i = 0; i < _least.Length; i++)
        {
            float least = known.Min(flower => flower.Measurements[i]), largest = known.Max(flower => flower.Measurements[i]);
            float margin = (largest - least) / 2;
            // Measurements are not negative.
            (_least[i], _largest[i]) = (Math.Max(least - margin, 0), largest + margin);
        }
    }

    /// <summary>Describes what is wrong with the measurements, or returns null if they are valid.</summary>
    public string? Problem(float[]? measurements)
    {
        if (measurements?.Length != FlowerClassifier.InputSize)
            return $"There are {measurements?.Length ?? 0} measurements; expected {FlowerClassifier.InputSize}: {string.Join(", ", Names)}.";
        for (int i = 0; i < measurements.Length; i++)
        {
            // NaN is also refused, because every comparison with it is false.
            if (!(measurements[i] >= _least[i] && measurements[i] <= _largest[i]))
                return $"The {Names[i]} is {measurements[i]} cm; expected {_least[i]:F1} to {_largest[i]:F1} cm.";
        }

        return null;
    }
}
