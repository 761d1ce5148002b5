namespace Browser;

/// <summary>How long training took, without what the page did in between.</summary>
public readonly record struct TrainingSpeed(TimeSpan Time, int Samples)
{
    public double SamplesPerSecond => Samples / Time.TotalSeconds;
}
