/// <summary>
/// What the measurements of a flower may be. A network answers anything with confidence, and one absurd input in a training step can spoil what it
/// has learned, so neither gets to see what lies far from all that is known.
/// </summary>
internal sealed class MeasurementRanges
{
    private static readonly string[] Names = ["sepal length", "sepal width", "petal length", "petal width"];

    private readonly float[] _least = new float[FlowerClassifier.InputSize];
    private readonly float[] _largest = new float[FlowerClassifier.InputSize];

    /// <summary>The range of each measurement of the known flowers, with half its width added on either side.</summary>
    public MeasurementRanges(Flower[] known)
    {
        for (int i = 0; i < _least.Length; i++)
        {
            float least = known.Min(flower => flower.Measurements[i]), largest = known.Max(flower => flower.Measurements[i]);
            float margin = (largest - least) / 2;
            // No flower measures less than nothing.
            (_least[i], _largest[i]) = (Math.Max(least - margin, 0), largest + margin);
        }
    }

    /// <summary>Says what is wrong with measurements, or null when nothing is.</summary>
    public string? Problem(float[]? measurements)
    {
        if (measurements?.Length != FlowerClassifier.InputSize)
            return $"There are {measurements?.Length ?? 0} measurements; expected {FlowerClassifier.InputSize}: {string.Join(", ", Names)}.";
        for (int i = 0; i < measurements.Length; i++)
        {
            // Also true of NaN, which compares with nothing.
            if (!(measurements[i] >= _least[i] && measurements[i] <= _largest[i]))
                return $"The {Names[i]} is {measurements[i]} cm; expected {_least[i]:F1} to {_largest[i]:F1} cm.";
        }

        return null;
    }
}
